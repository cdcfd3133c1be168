//! Whole numbers as wide as they need be: exact sums of shifted 64-bit numbers.

use std::cmp::Ordering;

const LIMB_BITS: u32 = 32;
const LIMB_MASK: i64 = 0xFFFF_FFFF;
/// Additions of less than 2³² to a limb that surely stay within its 64 bits.
const ADDITIONS_PER_CARRY: u32 = 1 << 29;
/// Limbs that one shifted 64-bit number can touch.
const LIMBS_OF_TERM: usize = 3;
const MANTISSA_BITS: usize = 53;

/// An exact sum. Its value is Σ limbs[i] · 2^(32·(base + i)), with signed limbs that may be larger
/// than 32 bits until the next carry; only the limbs between the smallest and the largest term are
/// held, which are a handful for real data.
#[derive(Clone, Debug, Default)]
pub(crate) struct WideSum {
    base: u32,
    limbs: Vec<i64>,
    additions: u32,
}

impl WideSum {
    /// Adds `magnitude` · 2^`shift`, or subtracts it.
    pub(crate) fn add(&mut self, magnitude: u64, shift: u32, negative: bool) {
        if magnitude == 0 {
            return;
        }
        let first = shift / LIMB_BITS;
        let term = u128::from(magnitude) << (shift % LIMB_BITS);
        self.cover(first, LIMBS_OF_TERM);
        let start = (first - self.base) as usize;
        let sign = if negative { -1 } else { 1 };
        if let Some([low, middle, high]) = self.limbs.get_mut(start..start + LIMBS_OF_TERM) {
            *low += sign * (term as i64 & LIMB_MASK);
            *middle += sign * ((term >> LIMB_BITS) as i64 & LIMB_MASK);
            *high += sign * (term >> (2 * LIMB_BITS)) as i64;
        }
        self.additions += 1;
        if self.additions >= ADDITIONS_PER_CARRY {
            self.carry();
        }
    }

    /// Adds `magnitude` · 2^`shift` for a magnitude of up to 128 bits, or subtracts it.
    pub(crate) fn add_wide(&mut self, magnitude: u128, shift: u32, negative: bool) {
        self.add(magnitude as u64, shift, negative);
        self.add((magnitude >> 64) as u64, shift + 64, negative);
    }

    /// Adds another sum.
    pub(crate) fn merge(&mut self, other: &Self) {
        if other.limbs.is_empty() {
            return;
        }
        self.carry();
        let mut other = other.clone();
        other.carry();
        self.cover(other.base, other.limbs.len());
        let start = (other.base - self.base) as usize;
        for (limb, term) in self.limbs.iter_mut().skip(start).zip(&other.limbs) {
            *limb += term;
        }
        self.additions += 2;
    }

    /// Makes room for `count` limbs from `first` on.
    fn cover(&mut self, first: u32, count: usize) {
        if self.limbs.is_empty() {
            self.base = first;
        }
        if first < self.base {
            let missing = (self.base - first) as usize;
            self.limbs.splice(0..0, std::iter::repeat_n(0, missing));
            self.base = first;
        }
        let end = (first - self.base) as usize + count;
        if end > self.limbs.len() {
            self.limbs.resize(end, 0);
        }
    }

    /// Brings all limbs but the highest back to 32 bits.
    fn carry(&mut self) {
        self.additions = 0;
        let mut carry = 0;
        let highest = self.limbs.len().saturating_sub(1);
        for (index, limb) in self.limbs.iter_mut().enumerate() {
            let sum = *limb + carry;
            let keep = index == highest && sum.abs() <= LIMB_MASK;
            *limb = if keep { sum } else { sum & LIMB_MASK };
            carry = if keep { 0 } else { sum >> LIMB_BITS };
        }
        if carry != 0 {
            self.limbs.push(carry);
        }
    }

    /// The sum as a 64-bit whole number of its unit, if it is one.
    pub(crate) fn to_i64(&self) -> Option<i64> {
        let magnitude = self.magnitude();
        let mut parts = magnitude.number.limbs.iter().rev();
        let number = parts.try_fold(0u128, |n, &limb| {
            (n >> 96 == 0).then(|| (n << LIMB_BITS) | u128::from(limb))
        })?;
        let number = i128::try_from(number).ok()?;
        i64::try_from(if magnitude.negative { -number } else { number }).ok()
    }

    /// The number nearest to the sum · 2^`exponent`, ties to even.
    pub(crate) fn to_f64(&self, exponent: i32) -> f64 {
        let Signed { negative, number } = self.magnitude();
        let (mantissa, shift) = number.round();
        let rounded = scale(mantissa, shift as i32 + exponent);
        if negative { -rounded } else { rounded }
    }

    /// Sign and magnitude, from unit 2⁰ on.
    pub(crate) fn magnitude(&self) -> Signed {
        let negative = self.carried(1).1 < 0;
        let (limbs, highest) = self.carried(if negative { -1 } else { 1 });
        let mut number = Wide { limbs: vec![0; self.base as usize] };
        number.limbs.extend(limbs);
        number.limbs.extend([highest as u32, (highest >> LIMB_BITS) as u32]);
        number.trim();
        Signed { negative, number }
    }

    /// The limbs of the sum times `sign`, each within 32 bits, and what is left above them.
    fn carried(&self, sign: i64) -> (Vec<u32>, i64) {
        let mut carry = 0;
        let limbs = self.limbs.iter().map(|limb| {
            let sum = limb * sign + carry;
            carry = sum >> LIMB_BITS;
            (sum & LIMB_MASK) as u32
        });
        let limbs = limbs.collect();
        (limbs, carry)
    }

    /// Appends the sum in a form of its own.
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        let mut carried = self.clone();
        carried.carry();
        out.extend(carried.base.to_le_bytes());
        out.extend((carried.limbs.len() as u32).to_le_bytes());
        carried.limbs.iter().for_each(|limb| out.extend(limb.to_le_bytes()));
    }

    /// Reads what [`Self::write`] wrote, and leaves the rest in `bytes`.
    pub(crate) fn read(bytes: &mut &[u8]) -> Option<Self> {
        let base = u32::from_le_bytes(take(bytes)?);
        let count = u32::from_le_bytes(take(bytes)?);
        let limbs = (0..count).map(|_| take(bytes).map(i64::from_le_bytes));
        Some(Self { base, limbs: limbs.collect::<Option<_>>()?, additions: 1 })
    }
}

/// The next `N` bytes.
pub(crate) fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*taken)
}

/// A sign and a magnitude.
pub(crate) struct Signed {
    pub(crate) negative: bool,
    pub(crate) number: Wide,
}

/// A whole number of any width, not negative, lowest limb first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wide {
    limbs: Vec<u32>,
}

impl Wide {
    fn trim(&mut self) {
        while self.limbs.last() == Some(&0) {
            self.limbs.pop();
        }
    }

    /// The product.
    pub(crate) fn times(&self, other: &Self) -> Self {
        let mut limbs = vec![0u32; self.limbs.len() + other.limbs.len()];
        for (offset, &a) in self.limbs.iter().enumerate() {
            let mut carry = 0u64;
            let places = limbs.iter_mut().skip(offset);
            for (place, b) in places.zip(other.limbs.iter().copied().chain([0])) {
                let sum = u64::from(a) * u64::from(b) + u64::from(*place) + carry;
                *place = sum as u32;
                carry = sum >> LIMB_BITS;
            }
        }
        let mut product = Self { limbs };
        product.trim();
        product
    }

    /// The difference to a number that is not larger.
    pub(crate) fn minus(&self, other: &Self) -> Self {
        let mut borrow = 0i64;
        let others = other.limbs.iter().copied().chain(std::iter::repeat(0));
        let limbs = self.limbs.iter().zip(others).map(|(&a, b)| {
            let difference = i64::from(a) - i64::from(b) + borrow;
            borrow = difference >> LIMB_BITS;
            (difference & LIMB_MASK) as u32
        });
        let mut difference = Self { limbs: limbs.collect() };
        difference.trim();
        difference
    }

    /// Whether it is zero.
    pub(crate) fn is_zero(&self) -> bool {
        self.limbs.is_empty()
    }

    /// The nearest mantissa of at most 53 bits and the number of bits below it, ties to even.
    pub(crate) fn round(&self) -> (u64, u32) {
        let dropped = self.bit_count().saturating_sub(MANTISSA_BITS);
        let mantissa = self.bits_from(dropped) & ((1 << MANTISSA_BITS) - 1);
        let half = dropped > 0 && self.bits_from(dropped - 1) & 1 == 1;
        let above_half = half && self.any_bit_below(dropped - 1);
        let up = half && (above_half || mantissa % 2 == 1);
        (mantissa + u64::from(up), dropped as u32)
    }

    fn bit_count(&self) -> usize {
        let highest = self.limbs.last().map_or(0, |limb| LIMB_BITS - limb.leading_zeros());
        self.limbs.len().saturating_sub(1) * LIMB_BITS as usize + highest as usize
    }

    /// The 64 bits from a bit on.
    fn bits_from(&self, index: usize) -> u64 {
        let first = index / LIMB_BITS as usize;
        let limb = |at: usize| u128::from(self.limbs.get(at).copied().unwrap_or(0));
        let bits = limb(first) | limb(first + 1) << 32 | limb(first + 2) << 64;
        (bits >> (index % LIMB_BITS as usize)) as u64
    }

    fn any_bit_below(&self, index: usize) -> bool {
        let (limbs, bits) = (index / LIMB_BITS as usize, index % LIMB_BITS as usize);
        let partial = self.limbs.get(limbs).copied().unwrap_or(0) & ((1 << bits) - 1);
        partial != 0 || self.limbs.iter().take(limbs).any(|&limb| limb != 0)
    }
}

impl From<u64> for Wide {
    fn from(number: u64) -> Self {
        let mut wide = Self { limbs: vec![number as u32, (number >> LIMB_BITS) as u32] };
        wide.trim();
        wide
    }
}

impl PartialOrd for Wide {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Wide {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_length = self.limbs.len().cmp(&other.limbs.len());
        by_length.then_with(|| self.limbs.iter().rev().cmp(other.limbs.iter().rev()))
    }
}

/// `mantissa` · 2^`exponent`, infinite where that is too large.
pub(crate) fn scale(mantissa: u64, exponent: i32) -> f64 {
    scale_f64(mantissa as f64, exponent)
}

/// `number` · 2^`exponent`, in steps that a 64-bit number can hold.
pub(crate) fn scale_f64(mut number: f64, mut exponent: i32) -> f64 {
    const STEP: i32 = 960;
    while exponent > STEP {
        number *= power_of_two(STEP);
        exponent -= STEP;
        if number.is_infinite() {
            return number;
        }
    }
    while exponent < -STEP {
        number *= power_of_two(-STEP);
        exponent += STEP;
        if number == 0.0 {
            return number;
        }
    }
    number * power_of_two(exponent)
}

/// 2^`exponent` for an exponent of a normal number.
fn power_of_two(exponent: i32) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << 52)
}

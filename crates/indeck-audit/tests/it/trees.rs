//! Trees and proofs, beside two implementations that are not ours.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use indeck_audit::Error;
use indeck_audit::tree::*;
use proptest::prelude::*;
use sha2::Sha256;

use crate::support::Hashes;

fn entries(size: u64) -> Vec<Vec<u8>> {
    (0..size).map(|n| n.to_be_bytes().to_vec()).collect()
}

fn hashes_of(size: u64) -> (Hashes, Frontier) {
    let (mut frontier, mut hashes) = (Frontier::new(), Hashes::default());
    for entry in entries(size) {
        frontier.push_with(leaf_hash(&entry), |node, hash| {
            hashes.0.insert(node, hash);
        });
    }
    (hashes, frontier)
}

fn flat(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}

#[test]
fn known_roots_of_rfc_6962_trees() {
    let leaf = |hex: &str| {
        let byte = |pair: &[u8]| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap();
        leaf_hash(&hex.as_bytes().chunks(2).map(byte).collect::<Vec<u8>>())
    };
    // The test data of the Certificate Transparency project.
    let inputs = [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ];
    let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    for (size, root) in roots.iter().enumerate() {
        let leaves = inputs[..size].iter().map(|hex| leaf(hex));
        assert_eq!(tree_hash(leaves).to_hex(), *root, "{size}");
    }
}

#[test]
fn proofs_are_those_of_ct_merkle() {
    let (hashes, _) = hashes_of(70);
    for new in 1..=70 {
        let mut theirs = MemoryBackedTree::<Sha256, Vec<u8>>::new();
        entries(new).into_iter().for_each(|entry| theirs.push(entry));
        let ours = root(&hashes, new).unwrap();
        assert_eq!(theirs.root().as_bytes().as_slice(), ours.0);
        for index in 0..new {
            let proof = inclusion_proof(&hashes, index, new).unwrap();
            assert_eq!(theirs.prove_inclusion(index as usize).as_bytes(), flat(&proof));
            let leaf = leaf_hash(&index.to_be_bytes());
            verify_inclusion(&leaf, index, new, &proof, &ours).unwrap();
        }
        for old in 1..new {
            let proof = consistency_proof(&hashes, old, new).unwrap();
            let their = theirs.prove_consistency((new - old) as usize);
            assert_eq!(their.as_bytes(), flat(&proof), "{old} {new}");
            let old_root = root(&hashes, old).unwrap();
            verify_consistency(old, &old_root, new, &ours, &proof).unwrap();
        }
    }
}

#[test]
fn tlog_tiles_believes_our_proofs() {
    let (hashes, _) = hashes_of(300);
    let theirs = |hash: Hash| tlog_tiles::Hash(hash.0);
    let all = |hashes: Vec<Hash>| hashes.into_iter().map(theirs).collect::<Vec<_>>();
    for new in [1, 2, 3, 7, 8, 9, 255, 256, 257, 300] {
        let new_root = theirs(root(&hashes, new).unwrap());
        for index in (0..new).step_by(5) {
            let proof = all(inclusion_proof(&hashes, index, new).unwrap());
            let leaf = theirs(leaf_hash(&index.to_be_bytes()));
            tlog_tiles::check_record(&proof, new, new_root, index, leaf).unwrap();
        }
        for old in (1..=new).step_by(3) {
            let proof = all(consistency_proof(&hashes, old, new).unwrap());
            let old_root = theirs(root(&hashes, old).unwrap());
            tlog_tiles::check_tree(&proof, new, new_root, old, old_root).unwrap();
        }
    }
}

#[test]
fn every_other_place_size_and_length_is_refused() {
    let (hashes, _) = hashes_of(20);
    for size in 1..=20 {
        let tree_root = root(&hashes, size).unwrap();
        for index in 0..size {
            let leaf = leaf_hash(&index.to_be_bytes());
            let proof = inclusion_proof(&hashes, index, size).unwrap();
            let holds = |index, proof: &[Hash]| {
                verify_inclusion(&leaf, index, size, proof, &tree_root).is_ok()
            };
            assert!(holds(index, &proof));
            assert!(
                (0..size + 2).filter(|other| *other != index).all(|other| !holds(other, &proof))
            );
            assert!(!holds(index, &[proof.as_slice(), &[tree_root]].concat()));
            assert!((0..proof.len()).all(|length| !holds(index, &proof[..length])));
        }
    }
}

#[test]
fn a_shorter_tree_does_not_go_on_from_a_longer() {
    let (hashes, frontier) = hashes_of(4);
    let whole = frontier.root();
    assert!(matches!(consistency_proof(&hashes, 4, 3), Err(Error::SizeWentBack { .. })));
    assert!(verify_consistency(4, &whole, 3, &whole, &[]).is_err());
    assert!(verify_consistency(0, &empty_root(), 4, &whole, &[]).is_ok());
    assert!(verify_consistency(0, &whole, 4, &whole, &[]).is_err());
    assert!(verify_consistency(4, &whole, 4, &whole, &[]).is_ok());
    assert!(verify_consistency(4, &whole, 4, &whole, &[whole]).is_err());
    assert!(inclusion_proof(&hashes, 4, 4).is_err());
    assert!(inclusion_proof(&hashes, 0, 0).is_err());
    assert!(root(&hashes, MAX_TREE_SIZE + 1).is_err());
}

#[test]
fn a_proof_of_any_length_and_size_ends() {
    let hash = empty_root();
    for size in [0, 1, 2, 1 << 62, MAX_TREE_SIZE, MAX_TREE_SIZE + 1, u64::MAX] {
        for length in [0, 1, 62, 63, 64, 65, 1000] {
            let proof = vec![hash; length];
            for place in [0, 1, size / 2, size.saturating_sub(1), size] {
                assert!(verify_inclusion(&hash, place, size, &proof, &hash).is_err() || size == 1);
                let _ = verify_consistency(place, &hash, size, &hash, &proof);
            }
        }
    }
}

proptest! {
    #[test]
    fn a_frontier_grows_as_the_tree_does(size in 0_u64..600) {
        let (hashes, frontier) = hashes_of(size);
        prop_assert_eq!(frontier.root(), root(&hashes, size).unwrap());
        prop_assert_eq!(&Frontier::load(&hashes, size).unwrap(), &frontier);
        let again = Frontier::from_parts(size, frontier.roots().to_vec()).unwrap();
        prop_assert_eq!(&again, &frontier);
        prop_assert!(Frontier::from_parts(size + 1, frontier.roots().to_vec()).is_err()
            || (size + 1).count_ones() == size.count_ones());
    }

    #[test]
    fn a_changed_hash_breaks_a_consistency_proof(
        new in 2_u64..300, share in 0.0..1.0, place in any::<prop::sample::Index>(), bit in 0_usize..256,
    ) {
        let old = 1 + ((new - 1) as f64 * share) as u64;
        let (hashes, _) = hashes_of(new);
        let (old_root, new_root) = (root(&hashes, old).unwrap(), root(&hashes, new).unwrap());
        let mut proof = consistency_proof(&hashes, old, new).unwrap();
        verify_consistency(old, &old_root, new, &new_root, &proof).unwrap();
        if !proof.is_empty() {
            let place = place.index(proof.len());
            proof[place].0[bit / 8] ^= 1_u8 << (bit % 8);
            prop_assert!(verify_consistency(old, &old_root, new, &new_root, &proof).is_err());
        }
    }
}

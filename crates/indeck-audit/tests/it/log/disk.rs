//! `SimDisk`: a disk with a page cache, that loses power, fails and fills up.
//!
//! What is written is in the cache at once and on the disk after a sync. A power cut keeps any
//! subset of the 512-byte sectors that were not synced, any file size between the synced and the
//! written one, and of each folder's changes any first part. A sync that fails keeps any subset too
//! and forgets that the rest was ever dirty, while the cache still shows it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::sync::{Mutex, MutexGuard};

use indeck_audit::store::Store;

use super::support::Dice;

const SECTOR: usize = 512;

#[derive(Clone, Default)]
struct Inode {
    cache: Vec<u8>,
    /// Sectors as they were written, whole, even where the size on the disk is not that far.
    disk: Vec<u8>,
    disk_size: usize,
    dirty: BTreeSet<usize>,
}

type Names = BTreeMap<String, u64>;

#[derive(Clone)]
enum Change {
    Link(String, u64),
    Unlink(String),
    Rename(String, String),
}

fn change(names: &mut Names, change: &Change) {
    match change {
        Change::Link(name, inode) => drop(names.insert(name.clone(), *inode)),
        Change::Unlink(name) => drop(names.remove(name)),
        Change::Rename(from, to) => {
            if let Some(inode) = names.remove(from) {
                names.insert(to.clone(), inode);
            }
        }
    }
}

struct State {
    inodes: BTreeMap<u64, Inode>,
    names: Names,
    disk_names: Names,
    /// Changes of names that are not durable, by folder.
    pending: BTreeMap<String, Vec<Change>>,
    next: u64,
    dice: Dice,
    /// Operations until the power goes.
    power: Option<u64>,
    /// One operation in so many fails; 0 for none.
    faults: u64,
    free: u64,
    counts: Faults,
}

/// How often what went wrong.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Faults {
    pub(crate) io: u64,
    pub(crate) full: u64,
    pub(crate) short: u64,
    pub(crate) sync: u64,
}

pub(crate) struct SimDisk(Mutex<State>);

fn folder_of(name: &str) -> String {
    name.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned())
}

impl SimDisk {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Mutex::new(State {
            inodes: BTreeMap::new(),
            names: Names::new(),
            disk_names: Names::new(),
            pending: BTreeMap::new(),
            next: 0,
            dice: Dice(seed),
            power: None,
            faults: 0,
            free: u64::MAX,
            counts: Faults::default(),
        }))
    }

    /// The power goes after so many operations; one in `faults` of them fails before.
    pub(crate) fn plan(&self, power: Option<u64>, faults: u64, free: u64) {
        let mut state = self.0.lock().unwrap();
        (state.power, state.faults, state.free) = (power, faults, free);
    }

    pub(crate) fn counts(&self) -> Faults {
        self.0.lock().unwrap().counts
    }

    /// What is there after the process ended and another began: the cache stays.
    pub(crate) fn restarted(&self) -> Self {
        let state = &mut *self.0.lock().unwrap();
        let dice = Dice(state.dice.roll());
        Self(Mutex::new(State {
            inodes: state.inodes.clone(),
            names: state.names.clone(),
            disk_names: state.disk_names.clone(),
            pending: state.pending.clone(),
            next: state.next,
            dice,
            power: None,
            faults: 0,
            free: u64::MAX,
            counts: state.counts,
        }))
    }

    /// What is there after a power cut.
    pub(crate) fn cut(&self) -> Self {
        let state = &mut *self.0.lock().unwrap();
        let mut dice = Dice(state.dice.roll());
        let mut names = state.disk_names.clone();
        for changes in state.pending.values() {
            let kept = dice.below(changes.len() as u64 + 1) as usize;
            changes[..kept].iter().for_each(|one| change(&mut names, one));
        }
        // What is in a folder that is not there is not there either.
        let all = names.clone();
        names.retain(|name, _| {
            name.match_indices('/')
                .filter(|(at, _)| at + 1 < name.len())
                .all(|(at, _)| all.contains_key(&name[..=at]))
        });
        let inodes = names
            .values()
            .map(|number| {
                let inode = state.inodes.get(number).cloned().unwrap_or_default();
                (*number, inode.after_cut(&mut dice))
            })
            .collect();
        Self(Mutex::new(State {
            inodes,
            disk_names: names.clone(),
            names,
            pending: BTreeMap::new(),
            next: state.next,
            dice,
            power: None,
            faults: 0,
            free: u64::MAX,
            counts: state.counts,
        }))
    }

    /// Every byte of every file, as it is on the disk, with its name.
    pub(crate) fn contents(&self) -> BTreeMap<String, Vec<u8>> {
        let state = self.0.lock().unwrap();
        let files = state.names.iter().filter(|(name, _)| !name.ends_with('/'));
        files.map(|(name, inode)| (name.clone(), state.inodes[inode].cache.clone())).collect()
    }

    fn begin(&self, fails: bool) -> io::Result<MutexGuard<'_, State>> {
        let mut state = self.0.lock().unwrap();
        if let Some(left) = &mut state.power {
            if *left == 0 {
                return Err(ErrorKind::Other.into());
            }
            *left -= 1;
        }
        let chances = state.faults;
        if fails && chances > 0 && state.dice.one_in(chances) {
            state.counts.io += 1;
            return Err(io::Error::from_raw_os_error(5));
        }
        Ok(state)
    }
}

impl Inode {
    fn write(&mut self, at: usize, bytes: &[u8]) {
        let end = at + bytes.len();
        if self.cache.len() < end {
            self.cache.resize(end, 0);
        }
        self.cache[at..end].copy_from_slice(bytes);
        self.dirty.extend(at / SECTOR..end.div_ceil(SECTOR));
    }

    /// Writes these sectors of the cache to the disk.
    fn write_back(&mut self, sectors: impl Iterator<Item = usize>) {
        for sector in sectors {
            let from = sector * SECTOR;
            let to = (from + SECTOR).min(self.cache.len());
            if from < to {
                self.disk.resize(self.disk.len().max(to), 0);
                self.disk[from..to].copy_from_slice(&self.cache[from..to]);
            }
        }
    }

    /// Writes some of what is dirty, and perhaps the size.
    fn write_some(&mut self, dice: &mut Dice) {
        let (least, most) =
            (self.disk_size.min(self.cache.len()), self.disk_size.max(self.cache.len()));
        let all = dice.one_in(4);
        let dirty = std::mem::take(&mut self.dirty);
        let kept: Vec<usize> = dirty.into_iter().filter(|_| all || dice.one_in(2)).collect();
        self.write_back(kept.into_iter());
        self.disk_size = match dice.below(3) {
            0 => self.disk_size,
            1 => self.cache.len(),
            _ => least + dice.below((most - least + 1) as u64) as usize,
        };
    }

    fn write_all(&mut self) {
        let dirty = std::mem::take(&mut self.dirty);
        self.write_back(dirty.into_iter());
        self.disk_size = self.cache.len();
        self.disk.resize(self.disk_size, 0);
    }

    fn after_cut(mut self, dice: &mut Dice) -> Self {
        self.write_some(dice);
        self.disk.resize(self.disk_size, 0);
        Self { cache: self.disk.clone(), ..self }
    }
}

impl State {
    fn inode(&mut self, name: &str) -> io::Result<&mut Inode> {
        let number = self.names.get(name).ok_or(ErrorKind::NotFound)?;
        self.inodes.get_mut(number).ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn change(&mut self, name: &str, one: Change) {
        change(&mut self.names, &one);
        self.pending.entry(folder_of(name.trim_end_matches('/'))).or_default().push(one);
    }

    fn make(&mut self, name: &str) {
        for (at, _) in name.match_indices('/') {
            let folder = &name[..=at];
            if !self.names.contains_key(folder) {
                self.next += 1;
                self.change(folder, Change::Link(folder.to_owned(), self.next));
            }
        }
        self.next += 1;
        self.inodes.insert(self.next, Inode::default());
        self.change(name, Change::Link(name.to_owned(), self.next));
    }
}

impl Store for SimDisk {
    fn read(&self, file: &str, at: u64, up_to: usize) -> io::Result<Vec<u8>> {
        let mut state = self.begin(false)?;
        let cache = &state.inode(file)?.cache;
        let from = (at as usize).min(cache.len());
        Ok(cache[from..cache.len().min(from.saturating_add(up_to))].to_vec())
    }

    fn size(&self, file: &str) -> io::Result<u64> {
        Ok(self.begin(false)?.inode(file)?.cache.len() as u64)
    }

    fn append(&self, file: &str, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.begin(true)?;
        if !state.names.contains_key(file) {
            state.make(file);
        }
        let mut written = bytes.len();
        let mut result = Ok(());
        if bytes.len() as u64 > state.free {
            state.counts.full += 1;
            written = state.free as usize;
            result = Err(ErrorKind::StorageFull.into());
        }
        let chances = state.faults;
        if chances > 0 && state.dice.one_in(chances) {
            state.counts.short += 1;
            written = written.min(state.dice.below(bytes.len() as u64) as usize);
            result = Err(ErrorKind::WriteZero.into());
        }
        if state.free != u64::MAX {
            state.free -= written as u64;
        }
        let inode = state.inode(file)?;
        inode.write(inode.cache.len(), &bytes[..written]);
        result
    }

    fn overwrite(&self, file: &str, at: u64, bytes: &[u8]) -> io::Result<()> {
        self.begin(true)?.inode(file)?.write(at as usize, bytes);
        Ok(())
    }

    fn truncate(&self, file: &str, size: u64) -> io::Result<()> {
        let mut state = self.begin(true)?;
        let inode = state.inode(file)?;
        inode.cache.truncate(size as usize);
        // What is written there again differs from what is on the disk.
        inode.dirty.insert(size as usize / SECTOR);
        Ok(())
    }

    fn sync(&self, file: &str) -> io::Result<()> {
        let mut state = self.begin(false)?;
        let chances = state.faults;
        if chances > 0 && state.dice.one_in(chances) {
            state.counts.sync += 1;
            let mut dice = Dice(state.dice.roll());
            state.inode(file)?.write_some(&mut dice);
            return Err(io::Error::from_raw_os_error(5));
        }
        state.inode(file)?.write_all();
        Ok(())
    }

    fn sync_folder(&self, folder: &str) -> io::Result<()> {
        let mut state = self.begin(true)?;
        for one in state.pending.remove(folder).unwrap_or_default() {
            change(&mut state.disk_names, &one);
        }
        Ok(())
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let mut state = self.begin(true)?;
        state.inode(from)?;
        assert_eq!(folder_of(from), folder_of(to), "a rename stays in its folder");
        state.change(from, Change::Rename(from.to_owned(), to.to_owned()));
        Ok(())
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        let mut state = self.begin(true)?;
        let folder = format!("{}/", name.trim_end_matches('/'));
        let name = if state.names.contains_key(&folder) { &folder } else { name };
        if !state.names.contains_key(name) {
            return Err(ErrorKind::NotFound.into());
        }
        state.change(name, Change::Unlink(name.to_owned()));
        Ok(())
    }

    fn list(&self, folder: &str) -> io::Result<Vec<String>> {
        let state = self.begin(false)?;
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let inside = |name: &String| {
            let rest = name.strip_prefix(&prefix)?;
            let own = rest.trim_end_matches('/');
            (!own.is_empty() && !own.contains('/')).then(|| rest.to_owned())
        };
        Ok(state.names.keys().filter_map(inside).collect())
    }

    fn free_space(&self) -> io::Result<u64> {
        Ok(self.begin(false)?.free)
    }
}

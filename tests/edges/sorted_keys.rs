//! The keys of rows in any order: sorted in memory and in files, and what becomes of files that fail.

use crossings::{Columns, KeySort, KeySortError, RowOrder, Tally, TallyOptions};

#[cfg(unix)]
use super::again;

/// Of so many rows, each of a day of its own, with room for 64 in memory.
fn sort(rows: i32) -> KeySort {
    let dates: Vec<i32> = (0..rows).collect();
    let zeros = vec![0; dates.len()];
    let mut keys = KeySort::with_memory(1_024);
    keys.observe(&Columns::new(&dates, &zeros, &zeros).unwrap()).unwrap();
    keys
}

/// How many keys are in memory, and in how many files the others are: 64 in each that is written, until there
/// are 64 files to make one of.
#[test]
fn keys_beyond_the_memory_go_to_few_files() {
    let held = |rows| {
        let shown = format!("{:?}", sort(rows));
        (shown.matches("Entry {").count(), shown.matches("File {").count())
    };
    assert_eq!(held(64), (64, 0));
    assert_eq!(held(65), (1, 1));
    assert_eq!(held(3 * 64 + 1), (1, 3));
    assert_eq!(held(63 * 64 + 1), (1, 63));
    assert_eq!(held(64 * 64 + 1), (1, 1));
    assert_eq!(held(65 * 64 + 1), (1, 2));
}

/// The number by which the process knows the file of the keys.
#[cfg(unix)]
fn file_of(keys: &KeySort) -> i32 {
    let shown = format!("{keys:?}");
    let (_, file) = shown.split_once("File { fd: ").unwrap();
    file.split_once(',').unwrap().0.parse().unwrap()
}

#[cfg(unix)]
fn put_a_folder_in_its_place(number: i32) {
    use std::os::fd::AsRawFd;

    unsafe extern "C" {
        safe fn dup2(old: i32, new: i32) -> i32;
    }

    let folder = std::fs::File::open("/").unwrap();
    assert_eq!(dup2(folder.as_raw_fd(), number), number);
}

/// The end of a file is an end, and anything else that keeps it from being read is a failure: here a folder
/// stands in the place of the file.
#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_no_end_of_the_keys() {
    let keys = sort(65);
    put_a_folder_in_its_place(file_of(&keys));
    let refused = keys.sorted();
    assert!(matches!(refused, Err(KeySortError::Files(_))), "{refused:?}");
}

/// 16 bytes each: 65,536 are written to a file when one more comes, and 4,096 are read of it at a time. Before the
/// others are, a folder stands in its place.
#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_to_its_end_is_no_end_of_the_keys() {
    let dates: Vec<i32> = (0..65_537).collect();
    let zeros = vec![0; dates.len()];
    let columns = Columns::new(&dates, &zeros, &zeros).unwrap();
    let mut tally = Tally::new(TallyOptions { order: RowOrder::Any, ..TallyOptions::default() });
    tally.observe(&columns);
    let mut keys = KeySort::with_memory(1 << 20);
    keys.observe(&columns).unwrap();
    let number = file_of(&keys);
    let sorted = keys.sorted().unwrap();
    put_a_folder_in_its_place(number);
    let refused = sorted.complete(tally);
    assert!(matches!(refused, Err(KeySortError::Files(_))), "{refused:?}");
}

/// Keys that go to a file, if there is a folder for it.
#[test]
fn keys_beyond_the_memory_need_a_folder() {
    let dates: Vec<i32> = (0..65).collect();
    let zeros = vec![0; dates.len()];
    let mut keys = KeySort::with_memory(1_024);
    let done = keys.observe(&Columns::new(&dates, &zeros, &zeros).unwrap());
    assert_eq!(done.is_ok(), std::env::temp_dir().is_dir(), "{done:?}");
    assert!(matches!(done, Ok(()) | Err(KeySortError::Files(_))));
}

#[cfg(unix)]
#[test]
fn keys_beyond_the_memory_are_refused_without_a_folder() {
    let nowhere = std::env::current_exe().unwrap().join("nowhere");
    again(
        concat!(module_path!(), "::keys_beyond_the_memory_need_a_folder"),
        "TMPDIR",
        nowhere.to_str().unwrap(),
    );
}

/// How many bytes a file may have, and a signal that nobody hears where it would have more.
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
fn files_of_at_most(bytes: u64) -> [u64; 2] {
    const FILE_SIZE: i32 = 1;
    const TOO_LARGE: i32 = 25;
    const IGNORED: usize = 1;

    unsafe extern "C" {
        safe fn getrlimit(resource: i32, limit: &mut [u64; 2]) -> i32;
        safe fn setrlimit(resource: i32, limit: &[u64; 2]) -> i32;
        safe fn signal(signal: i32, handler: usize) -> usize;
    }

    let mut before = [0; 2];
    assert_eq!(getrlimit(FILE_SIZE, &mut before), 0);
    signal(TOO_LARGE, IGNORED);
    assert_eq!(setrlimit(FILE_SIZE, &[bytes.min(before[1]), before[1]]), 0);
    before
}

/// Where files may have few bytes, a program alone says it: the limit holds of all its tests.
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
#[test]
fn keys_are_not_said_to_be_kept_that_a_file_did_not_take() {
    const SMALL: &str = "CROSSINGS_SMALL_FILES";
    if std::env::var_os(SMALL).is_none() {
        return again(
            concat!(module_path!(), "::keys_are_not_said_to_be_kept_that_a_file_did_not_take"),
            SMALL,
            "1",
        );
    }
    let before = files_of_at_most(512);
    // One file is written at its end, the other while it is made: 64 and 65,536 entries of 16 bytes.
    let refused = [1_024_usize, 1 << 20].map(|memory| {
        let dates: Vec<i32> = (0..).take(memory / 16 + 1).collect();
        let zeros = vec![0; dates.len()];
        KeySort::with_memory(memory).observe(&Columns::new(&dates, &zeros, &zeros).unwrap())
    });
    files_of_at_most(before[0]);
    for one in refused {
        assert!(matches!(one, Err(KeySortError::Files(_))), "{one:?}");
    }
}

/// 63 files are full; with the next there are 64, of which one is made.
#[cfg(target_os = "linux")]
#[test]
fn files_that_cannot_be_read_are_not_made_one() {
    use std::io::Write;
    use std::os::fd::AsRawFd;
    use std::os::unix::net::UnixStream;

    unsafe extern "C" {
        safe fn dup2(old: i32, new: i32) -> i32;
    }

    let more = |mut keys: KeySort| {
        let dates: Vec<i32> = (0..64).collect();
        let zeros = vec![0; dates.len()];
        keys.observe(&Columns::new(&dates, &zeros, &zeros).unwrap())
    };
    assert!(more(sort(63 * 64 + 1)).is_ok());

    let keys = sort(63 * 64 + 1);
    put_a_folder_in_its_place(file_of(&keys));
    let refused = more(keys);
    assert!(matches!(refused, Err(KeySortError::Files(_))), "{refused:?}");

    // One entry can be read, and then the other side has gone away without having read what was sent to it.
    let keys = sort(63 * 64 + 1);
    let (mut near, mut far) = UnixStream::pair().unwrap();
    near.write_all(&[0]).unwrap();
    far.write_all(&[0; 16]).unwrap();
    drop(far);
    let number = file_of(&keys);
    assert_eq!(dup2(near.as_raw_fd(), number), number);
    let refused = more(keys);
    assert!(matches!(refused, Err(KeySortError::Files(_))), "{refused:?}");
}

//! Panels in files: what was written is read, whatever the form, and what is wrong is named.
#![cfg(all(feature = "parquet", feature = "csv"))]

use core::num::NonZeroUsize;
use std::fs::{self, File};
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use arrow_array::types::{Int16Type, TimestampMicrosecondType};
use arrow_array::{ArrayRef, Float64Array, Int64Array, PrimitiveArray, RecordBatch, StringArray};
use crossings::arrow::{Compressed, ToBatch, write_panel};
use crossings::generate::{PanelOptions, PanelPlan};
use crossings::source::csv;
use crossings::source::panel::{PanelFile, PanelProgress, PanelTally, tally};
use crossings::source::{ProblemKind, ReadError};
use crossings::{Tallied, Tally, TallyOptions};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, GzipLevel};
use parquet::file::properties::WriterProperties;

/// A folder of one test.
fn folder(test: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("panel").join(test);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn plan(rows: u64, seed: u64, faults: u64) -> PanelPlan {
    PanelPlan::new(PanelOptions { seed, faults, ..PanelOptions::of(rows) }).unwrap()
}

fn options(threads: usize) -> TallyOptions {
    let threads = NonZeroUsize::new(threads).unwrap();
    TallyOptions { findings: usize::MAX, threads, ..TallyOptions::default() }
}

/// The tally of the plans in memory, one after another.
fn in_memory(plans: &[PanelPlan]) -> Tallied {
    let mut tally = Tally::new(options(1));
    for plan in plans {
        tally.observe(&plan.chunk(0..plan.rows()).columns().unwrap());
    }
    tally.finish()
}

fn read(paths: &[PathBuf], threads: usize) -> PanelTally {
    tally(paths.iter().map(PanelFile::at), options(threads), &|_| {}).unwrap()
}

fn refused(files: impl IntoIterator<Item = PanelFile>) -> ReadError {
    tally(files, options(1), &|_| {}).unwrap_err()
}

fn stream(text: &str) -> PanelFile {
    PanelFile::stream("panel.csv", Cursor::new(text.to_owned()))
}

/// A Parquet file in row groups of so many rows.
fn parquet_of(path: &Path, batch: &RecordBatch, group: usize, compression: Compression) {
    let properties = WriterProperties::builder()
        .set_max_row_group_row_count(Some(group))
        .set_compression(compression)
        .build();
    let file = File::create(path).unwrap();
    let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(properties)).unwrap();
    writer.write(batch).unwrap();
    writer.close().unwrap();
}

#[test]
fn every_form_and_every_number_of_threads_gives_the_tally_in_memory() {
    let folder = folder("forms");
    let plans = [plan(150_000, 1, 60), plan(1_000, 2, 9), plan(70_001, 3, 20)];
    let wanted = in_memory(&plans);
    assert_eq!(wanted.rows, 221_001);
    let paths = |ending: &str| -> Vec<PathBuf> {
        (0..plans.len()).map(|nth| folder.join(format!("{nth}.{ending}"))).collect()
    };
    let forms = [paths("parquet"), paths("zstd.parquet"), paths("csv"), paths("arrow"), paths("stream")];
    for (nth, plan) in plans.iter().enumerate() {
        let mut told = 0;
        let create = |form: usize| File::create(&forms[form][nth]).unwrap();
        write_panel(plan, create(0), Compressed::Snappy, &mut |rows| told = rows).unwrap();
        assert_eq!(told, plan.rows());
        write_panel(plan, create(1), Compressed::Zstd, &mut |_| {}).unwrap();
        csv::write_panel(plan, create(2), &mut |_| {}).unwrap();
        let batches: Vec<RecordBatch> = plan.chunks(40_000).map(|chunk| chunk.to_batch().unwrap()).collect();
        let schema = batches[0].schema();
        let mut file = arrow_ipc::writer::FileWriter::try_new(create(3), &schema).unwrap();
        let mut stream = arrow_ipc::writer::StreamWriter::try_new(create(4), &schema).unwrap();
        for batch in &batches {
            file.write(batch).unwrap();
            stream.write(batch).unwrap();
        }
        file.finish().unwrap();
        stream.finish().unwrap();
    }
    for form in &forms {
        for threads in [1, 3] {
            let tallied = read(form, threads);
            let rows: Vec<u64> = tallied.files.iter().map(|file| file.rows).collect();
            assert_eq!(rows, [150_000, 1_000, 70_001]);
            let name = |nth: usize| form[nth].to_str().unwrap();
            assert_eq!(tallied.place(149_999), Some((name(0), 149_999)));
            assert_eq!(tallied.place(151_002), Some((name(2), 2)));
            assert_eq!(tallied.place(221_001), None);
            //= docs/rules.md#tallies
            //# tally-20: A panel MUST have the same tally in every form of file.
            assert_eq!(tallied.tally.finish(), wanted, "{form:?}, {threads} threads");
        }
    }
    // All forms at once, since each tells by itself what it is.
    let mixed: Vec<PathBuf> = (0..3).map(|nth| forms[[2, 0, 3][nth]][nth].clone()).collect();
    assert_eq!(read(&mixed, 2).tally.finish(), wanted);
}

#[test]
fn row_groups_are_read_side_by_side_and_progress_is_told() {
    let folder = folder("groups");
    let plan = plan(1_300_000, 5, 40);
    let batch = plan.chunk(0..plan.rows()).to_batch().unwrap();
    let wanted = in_memory(&[plan]);
    let path = folder.join("panel.parquet");
    parquet_of(&path, &batch, 250_000, Compression::UNCOMPRESSED);
    for threads in [1, 2, 8] {
        let told: Mutex<Vec<PanelProgress>> = Mutex::new(Vec::new());
        let tallied =
            tally([PanelFile::at(&path)], options(threads), &|at| told.lock().unwrap().push(at)).unwrap();
        assert_eq!(tallied.tally.finish(), wanted, "{threads} threads");
        let told = told.into_inner().unwrap();
        assert_eq!(told.iter().map(|at| at.rows).max(), Some(1_300_000));
        assert!(told.len() >= 20 && told.iter().all(|at| at.of == Some(1_300_000)));
    }
}

#[test]
fn other_columns_are_passed_over_and_other_types_are_converted() {
    let folder = folder("others");
    let plan = plan(5_000, 8, 30);
    let chunk = plan.chunk(0..5_000);
    let micros = |date: &i32| Some(i64::from(*date) * 86_400_000_000);
    let dates: PrimitiveArray<TimestampMicrosecondType> = chunk.dates().iter().map(micros).collect();
    let boats: PrimitiveArray<Int16Type> =
        (0..5_000).map(|row| chunk.boats_at(row).map(|boats| i16::try_from(boats).unwrap())).collect();
    let people: Float64Array = (0..5_000).map(|row| chunk.people_at(row).map(f64::from)).collect();
    let landed: Int64Array = (0..5_000).map(|row| chunk.uncontrolled_at(row).map(i64::from)).collect();
    let series: Int64Array = chunk.series().iter().map(|series| Some(i64::from(*series))).collect();
    let note: StringArray = (0..5_000).map(|row| Some(format!("note {row}"))).collect();
    let columns: [(&str, ArrayRef); 7] = [
        ("note", Arc::new(note.clone())),
        ("uncontrolled", Arc::new(landed)),
        ("people", Arc::new(people)),
        ("another", Arc::new(note)),
        ("boats", Arc::new(boats)),
        ("series", Arc::new(series)),
        ("date", Arc::new(dates)),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let wanted = in_memory(&[plan]);
    let kinds = [Compression::SNAPPY, Compression::LZ4_RAW, Compression::GZIP(GzipLevel::default())];
    for kind in kinds {
        let path = folder.join("others.parquet");
        parquet_of(&path, &batch, 1_000, kind);
        assert_eq!(read(&[path], 2).tally.finish(), wanted, "{kind:?}");
    }
    let path = folder.join("others.arrow");
    let mut file =
        arrow_ipc::writer::FileWriter::try_new(File::create(&path).unwrap(), &batch.schema()).unwrap();
    file.write(&batch).unwrap();
    file.finish().unwrap();
    assert_eq!(read(&[path], 1).tally.finish(), wanted);
}

#[test]
fn every_problem_of_every_file_is_told() {
    let folder = folder("problems");
    let wrong: [(&str, ArrayRef); 2] = [
        ("date", Arc::new(StringArray::from(vec!["2024-07-07"]))),
        ("people", Arc::new(Int64Array::from(vec![65]))),
    ];
    let batch = RecordBatch::try_from_iter(wrong).unwrap();
    let path = |name: &str| folder.join(name);
    parquet_of(&path("wrong.parquet"), &batch, 10, Compression::SNAPPY);
    fs::write(path("cut.parquet"), &fs::read(path("wrong.parquet")).unwrap()[..200]).unwrap();
    fs::write(path("zeros"), [0; 100]).unwrap();
    fs::write(path("empty.csv"), "").unwrap();
    fs::write(path("twice.csv"), "date,people,boats,People\n").unwrap();
    let names = ["wrong.parquet", "cut.parquet", "gone.parquet", "zeros", "empty.csv", "twice.csv"];
    let refused = refused(names.map(|name| PanelFile::at(path(name))));
    let told: Vec<(&str, ProblemKind)> = refused
        .problems()
        .iter()
        .map(|one| {
            let file = one.place.file.as_deref().unwrap();
            (Path::new(file).file_name().unwrap().to_str().unwrap(), one.kind)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("wrong.parquet", ProblemKind::WrongType),
            ("wrong.parquet", ProblemKind::MissingColumn),
            ("cut.parquet", ProblemKind::Malformed),
            ("gone.parquet", ProblemKind::Inaccessible),
            ("zeros", ProblemKind::UnknownFormat),
            ("empty.csv", ProblemKind::EmptyTable),
            ("twice.csv", ProblemKind::UnknownColumn),
        ]
    );
    // A page that is not what it was when it was written.
    let good = path("good.parquet");
    write_panel(&plan(3_000, 1, 0), File::create(&good).unwrap(), Compressed::Snappy, &mut |_| {}).unwrap();
    let mut bytes = fs::read(&good).unwrap();
    bytes[30..2_000].fill(0xAA);
    fs::write(path("damaged.parquet"), bytes).unwrap();
    let damaged = tally([good, path("damaged.parquet")].map(PanelFile::at), options(1), &|_| {}).unwrap_err();
    assert!(damaged.to_string().contains("damaged.parquet"), "{damaged}");
    assert_eq!(damaged.problems().len(), 1);
    let whole = PanelFile::stream("p", Cursor::new(b"PAR1 and so on".to_vec()));
    assert!(self::refused([whole]).to_string().contains("a Parquet file as a stream"));
}

#[test]
fn cells_of_csv_that_are_no_values_are_named() {
    let text = "\u{feff}note,Date,people,boats,series\r\n\
        \"a, b\",2024-07-07,65,1,1\r\n\
        \r\n\
        ,7 July 2024,-5,1.5,4294967296\r\n\
        ,yesterday,,-,\"2\"\r\n\
        ,2024-02-30,1,1\r\n\
        ,2024-02-30,1,1,1\r\n\
        ,2024-07-08,05,0,1";
    let why = refused([stream(text)]);
    let told: Vec<_> = why
        .problems()
        .iter()
        .map(|one| {
            let place = &one.place;
            (place.row.unwrap(), place.column, place.header.as_deref(), one.got.as_str())
        })
        .collect();
    assert_eq!(
        told,
        [
            (4, Some(3), Some("people"), "`-5`"),
            (4, Some(4), Some("boats"), "`1.5`"),
            (4, Some(5), Some("series"), "`4294967296`"),
            (5, Some(2), Some("Date"), "`yesterday`"),
            (6, None, None, "4 fields"),
            (7, Some(2), Some("Date"), "`2024-02-30`"),
            (8, Some(3), Some("people"), "`05`"),
        ]
    );
    // Many are counted, and only the first told.
    let mut text = "date,people,boats\n".to_owned();
    text.push_str(&"2024-07-07,many,0\n".repeat(100_000));
    let why = refused([stream(&text)]);
    assert_eq!(why.problems().len(), 21);
    assert_eq!(why.problems()[20].got, "99980 more such problems");
    let open = refused([stream("date,people,boats\n2024-07-07,\"65,1\n")]);
    assert!(open.to_string().contains("line 2"), "{open}");
    let endless = format!("date,people,boats\n\"{}", "x".repeat(3 << 20));
    assert_eq!(refused([stream(&endless)]).problems()[0].kind, ProblemKind::TooLarge);
}

#[test]
fn csv_has_nulls_dates_of_every_form_and_days_beyond_the_calendar() {
    let text = "boats,date,people\n1,07/07/2024,65\n-,8 July 2024, 4 \n0,,0\n0,9999-01-01,0\n0,2024-07-09,0";
    let tallied = tally([stream(text)], options(1), &|_| {}).unwrap().tally.finish();
    let found: Vec<_> = tallied.findings.iter().map(|one| (one.row(), one.id(), one.column())).collect();
    assert_eq!(found, [(1, "S004", "boats"), (2, "S004", "date"), (3, "S001", "date")]);
    assert_eq!((tallied.rows, tallied.people.sum.unwrap().to_string()), (5, "69".to_owned()));
}

//! `crossings_arrow.h`: by itself, beside another library's copy of it, and as Arrow has it.
#![cfg(all(feature = "capi", feature = "arrow"))]
#![allow(unsafe_code, clippy::as_conversions, reason = "a test ends where an assumption fails")]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::ptr;
use std::sync::Arc;

use crossings::arrow::arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, to_ffi};
use crossings::arrow::arrow_array::ffi_stream::FFI_ArrowArrayStream;
use crossings::arrow::arrow_array::types::Int8Type;
use crossings::arrow::arrow_array::{
    Array, ArrayRef, DictionaryArray, Int64Array, RecordBatch, RecordBatchIterator, StructArray,
};
use crossings::arrow::arrow_schema::{DataType, Field, Schema};

use crate::header::root;
use crate::tools::{Compiler, folder, have, well};

/// Each structure with its fields, in the order of Arrow's documentation.
const STRUCTURES: &[(&str, &[&str])] = &[
    (
        "ArrowSchema",
        &[
            "format",
            "name",
            "metadata",
            "flags",
            "n_children",
            "children",
            "dictionary",
            "release",
            "private_data",
        ],
    ),
    (
        "ArrowArray",
        &[
            "length",
            "null_count",
            "offset",
            "n_buffers",
            "n_children",
            "buffers",
            "children",
            "dictionary",
            "release",
            "private_data",
        ],
    ),
    ("ArrowArrayStream", &["get_schema", "get_next", "get_last_error", "release", "private_data"]),
];

fn compilers() -> Vec<Compiler> {
    let all = Compiler::FOR_C.into_iter().chain(Compiler::FOR_CPP);
    // What there is: the other programs in C ask for all of them.
    all.filter(|one| have(&[one.program], "the header of the streams")).collect()
}

fn arrow_header() -> String {
    fs::read_to_string(root().join("include/crossings_arrow.h")).unwrap()
}

/// What stands between the guards of one interface, with them, as another library ships it.
fn copy_of(interface: &str) -> String {
    let header = arrow_header();
    let (_, rest) = header.split_once(&format!("#ifndef {interface}\n")).unwrap();
    let (text, _) = rest.split_once(&format!("#endif /* {interface} */")).unwrap();
    format!("#ifndef {interface}\n{text}#endif\n")
}

#[test]
fn it_is_clean_alone_twice_and_beside_a_copy() {
    if !have(&["gcc", "g++"], "the header of the streams") {
        return;
    }
    let compilers = compilers();
    let (folder, arrow) = (folder("c-arrow-header"), "#include <crossings_arrow.h>\n");
    let ours = "#include <crossings.h>\n";
    let (data, stream) = (copy_of("ARROW_C_DATA_INTERFACE"), copy_of("ARROW_C_STREAM_INTERFACE"));
    // A copy needs the integers that our header brings along.
    let copy = format!("#include <stdint.h>\n{data}{stream}");
    let only_data = format!("#include <stdint.h>\n{data}");
    let uses = "int main(void) {\n  struct ArrowArrayStream stream;\n  struct ArrowSchema schema;\n  \
                struct ArrowArray array;\n  stream.release = 0;\n  schema.flags = ARROW_FLAG_NULLABLE;\n  array.length = schema.flags;\n  \
                return stream.release ? (int)array.length : 0;\n}\n";
    let never = "int main(void) { return crossings_answer_stream(0, 0, 0) == CROSSINGS_STATUS_OK; }\n";
    let programs = [
        ("alone", format!("{arrow}{uses}")),
        ("twice", format!("{arrow}{arrow}{uses}")),
        ("after ours", format!("{ours}{arrow}{ours}{uses}")),
        ("behind a copy", format!("{copy}{arrow}{uses}")),
        ("before a copy", format!("{arrow}{copy}{uses}")),
        ("behind the half of a copy", format!("{only_data}{arrow}{uses}")),
        ("between ours and a copy", format!("{ours}{copy}{arrow}{uses}")),
        // Whoever needs no structure need not include it.
        ("not at all", format!("{ours}{never}")),
    ];
    for (what, text) in programs {
        let stem = what.replace(' ', "-");
        for compiler in &compilers {
            let ending = if compiler.standard.contains("++") { "cpp" } else { "c" };
            let source: PathBuf = folder.join(format!("{stem}.{ending}"));
            fs::write(&source, &text).unwrap();
            let object = folder.join(format!("{stem}-{}-{}.o", compiler.program, compiler.standard));
            well(compiler.command(&source, &object).arg("-c"));
        }
    }
    // The copy is told apart: without the guards there are two of them, which no compiler takes.
    let bare =
        copy.replace("#define ARROW_C_DATA_INTERFACE", "").replace("#define ARROW_C_STREAM_INTERFACE", "");
    let source = folder.join("unguarded.c");
    fs::write(&source, format!("{bare}{arrow}{uses}")).unwrap();
    let output = Compiler::GCC.command(&source, &folder.join("unguarded.o")).arg("-c").output().unwrap();
    assert!(!output.status.success(), "two definitions of a structure are seen");
}

#[test]
fn the_preprocessor_has_only_the_guards() {
    let header = arrow_header();
    let directives: BTreeSet<&str> = header.lines().filter(|line| line.starts_with('#')).collect();
    let known = [
        "#ifndef CROSSINGS_ARROW_H",
        "#define CROSSINGS_ARROW_H",
        "#include \"crossings.h\"",
        "#ifdef __cplusplus",
        "#ifndef ARROW_C_DATA_INTERFACE",
        "#define ARROW_C_DATA_INTERFACE",
        "#define ARROW_FLAG_DICTIONARY_ORDERED 1",
        "#define ARROW_FLAG_NULLABLE 2",
        "#define ARROW_FLAG_MAP_KEYS_SORTED 4",
        "#ifndef ARROW_C_STREAM_INTERFACE",
        "#define ARROW_C_STREAM_INTERFACE",
        "#endif",
        "#endif /* ARROW_C_DATA_INTERFACE */",
        "#endif /* ARROW_C_STREAM_INTERFACE */",
        "#endif /* CROSSINGS_ARROW_H */",
    ];
    assert_eq!(directives, BTreeSet::from(known));
}

/// Where the fields are, as a compiler of C has them.
fn offsets() -> BTreeMap<String, usize> {
    let folder = folder("c-arrow-offsets");
    let mut text = String::from("#include <crossings_arrow.h>\n#include <stdio.h>\nint main(void) {\n");
    for (structure, fields) in STRUCTURES {
        writeln!(text, "  printf(\"{structure} %zu\\n\", sizeof(struct {structure}));").unwrap();
        for field in *fields {
            writeln!(
                text,
                "  printf(\"{structure}.{field} %zu\\n\", offsetof(struct {structure}, {field}));"
            )
            .unwrap();
        }
    }
    text.push_str("  return 0;\n}\n");
    let (source, binary) = (folder.join("offsets.c"), folder.join("offsets"));
    fs::write(&source, text).unwrap();
    well(&mut Compiler::GCC.command(&source, &binary));
    let said = well(&mut Command::new(&binary));
    let line =
        |line: &str| line.split_once(' ').map(|(name, at)| (name.to_owned(), at.parse().unwrap())).unwrap();
    said.lines().map(line).collect()
}

/// What a structure of Arrow has where C sees a field.
struct Seen<'a, T>(&'a BTreeMap<String, usize>, &'static str, &'a T);

impl<T> Seen<'_, T> {
    fn at<F: Copy>(&self, field: &str) -> F {
        let offset = self.0[&format!("{}.{field}", self.1)];
        assert!(offset + size_of::<F>() <= size_of::<T>());
        // SAFETY: it is within the structure, whose fields are numbers and pointers.
        unsafe { ptr::from_ref(self.2).cast::<u8>().add(offset).cast::<F>().read_unaligned() }
    }

    fn address(&self, field: &str) -> usize {
        self.at(field)
    }
}

#[test]
fn the_structures_are_those_of_arrow() {
    if !have(&["gcc"], "where the fields of the structures are") {
        return;
    }
    let offsets = offsets();
    assert_eq!(offsets["ArrowSchema"], size_of::<FFI_ArrowSchema>());
    assert_eq!(offsets["ArrowArray"], size_of::<FFI_ArrowArray>());
    assert_eq!(offsets["ArrowArrayStream"], size_of::<FFI_ArrowArrayStream>());
    assert_eq!(size_of::<crossings::capi::ArrowArrayStream>(), size_of::<FFI_ArrowArrayStream>());
    let fields: usize = STRUCTURES.iter().map(|(_, fields)| fields.len() + 1).sum();
    assert_eq!(offsets.len(), fields);

    // Seven rows of a structure of two, from the third on; one value is null.
    let numbers: ArrayRef = Arc::new(Int64Array::from(vec![
        Some(1),
        None,
        Some(3),
        None,
        Some(5),
        Some(6),
        Some(7),
        Some(8),
        Some(9),
    ]));
    let words: ArrayRef = Arc::new(
        vec!["a", "b", "a", "b", "a", "b", "a", "b", "a"].into_iter().collect::<DictionaryArray<Int8Type>>(),
    );
    let whole = StructArray::from(vec![
        (Arc::new(Field::new("numbers", DataType::Int64, true)), Arc::clone(&numbers)),
        (Arc::new(Field::new("words", words.data_type().clone(), false)), words),
    ]);
    let (array, schema) = to_ffi(&whole.slice(2, 7).to_data()).unwrap();
    let seen = Seen(&offsets, "ArrowArray", &array);
    assert_eq!((seen.at::<i64>("length"), seen.at::<i64>("null_count")), (7, 0));
    assert_eq!(seen.at::<i64>("offset"), i64::try_from(array.offset()).unwrap());
    assert_eq!(seen.at::<i64>("n_buffers"), i64::try_from(array.num_buffers()).unwrap());
    assert_eq!(seen.at::<i64>("n_children"), 2);
    assert_eq!(seen.address("private_data"), array.private_data().addr());
    assert_eq!(seen.address("release"), array.release().unwrap() as usize);
    assert_eq!(seen.address("dictionary"), 0);
    // SAFETY: there are two children, each behind a pointer.
    let first = unsafe { *seen.at::<*const *const FFI_ArrowArray>("children") };
    assert_eq!(first, ptr::from_ref(array.child(0)));
    let child = Seen(&offsets, "ArrowArray", array.child(0));
    assert_eq!(child.at::<i64>("null_count"), i64::try_from(array.child(0).null_count()).unwrap());
    assert_eq!(child.at::<i64>("n_buffers"), 2);
    // SAFETY: there are two buffers.
    let second = unsafe { *child.at::<*const *const u8>("buffers").add(1) };
    assert_eq!(second, array.child(0).buffer(1));
    let child = Seen(&offsets, "ArrowArray", array.child(1));
    assert_eq!(child.address("dictionary"), ptr::from_ref(array.child(1).dictionary().unwrap()).addr());

    let seen = Seen(&offsets, "ArrowSchema", &schema);
    assert_eq!((seen.at::<i64>("n_children"), seen.address("dictionary")), (2, 0));
    assert_eq!(seen.address("format"), schema.format().as_ptr().addr());
    assert_eq!(seen.address("private_data"), schema.private_data().addr());
    assert_eq!(seen.address("release"), schema.release().unwrap() as usize);
    // SAFETY: there are two children, each behind a pointer.
    let child = unsafe { *seen.at::<*const *const FFI_ArrowSchema>("children") };
    assert_eq!(child, ptr::from_ref(schema.child(0)));
    let child = Seen(&offsets, "ArrowSchema", schema.child(0));
    assert_eq!(child.address("name"), schema.child(0).name().unwrap().as_ptr().addr());
    assert_eq!(child.at::<i64>("flags"), 2, "it may have nulls");
    let child = Seen(&offsets, "ArrowSchema", schema.child(1));
    assert_eq!(child.at::<i64>("flags"), 0, "it has none");
    assert_eq!(child.address("dictionary"), ptr::from_ref(schema.child(1).dictionary().unwrap()).addr());
    let said = Field::new("a", DataType::Int64, true)
        .with_metadata(HashMap::from([("k".to_owned(), "v".to_owned())]));
    let said = FFI_ArrowSchema::try_from(&said).unwrap();
    assert_ne!(Seen(&offsets, "ArrowSchema", &said).address("metadata"), 0);
    assert_eq!(seen.address("metadata"), 0);

    let batch = RecordBatch::try_new(
        Arc::new(Schema::new(vec![Field::new("a", DataType::Int64, true)])),
        vec![numbers],
    );
    let batch = batch.unwrap();
    let schema = batch.schema();
    let stream = FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new([Ok(batch)], schema)));
    let seen = Seen(&offsets, "ArrowArrayStream", &stream);
    assert_eq!(seen.address("get_schema"), stream.get_schema().unwrap() as usize);
    assert_eq!(seen.address("get_next"), stream.get_next().unwrap() as usize);
    assert_eq!(seen.address("get_last_error"), stream.get_last_error().unwrap() as usize);
    assert_eq!(seen.address("release"), stream.release().unwrap() as usize);
    assert_eq!(seen.address("private_data"), stream.private_data().addr());
}

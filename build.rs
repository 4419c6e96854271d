//! With the feature `capi`: writes the C header, and hands its folder on to crates that build C
//! of their own (`DEP_CROSSINGS_INCLUDE`). Without it, nothing.

#[cfg(feature = "capi")]
#[path = "build/header.rs"]
mod header;

#[cfg(not(feature = "capi"))]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
}

#[cfg(feature = "capi")]
fn main() -> Result<(), Box<dyn core::error::Error>> {
    use std::path::PathBuf;
    let here = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let folder = PathBuf::from(std::env::var("OUT_DIR")?).join("include");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("crossings.h"), header::header(&here)?)?;
    println!("cargo::metadata=include={}", folder.display());
    for path in ["build.rs", "build/header.rs", "cbindgen.toml", "src/capi.rs", "src/capi"] {
        println!("cargo::rerun-if-changed={path}");
    }
    Ok(())
}

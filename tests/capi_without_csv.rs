//! A library without CSV has the same functions; the one that needs it says that it cannot.
#![cfg(all(feature = "capi", not(feature = "csv")))]
#![allow(
    unsafe_code,
    clippy::undocumented_unsafe_blocks,
    reason = "the functions are called as C calls them"
)]

use core::ptr::{dangling_mut, null_mut};

use crossings::capi::*;

#[test]
fn writing_csv_is_unsupported() {
    unsafe {
        let (mut register, mut view) = (null_mut(), null_mut());
        assert_eq!(crossings_register_builtin(&raw mut register, null_mut()), crossings_status::Ok);
        let made = crossings_register_view_after(register, 0, 1, &raw mut view, null_mut());
        assert_eq!(made, crossings_status::Ok);
        let (mut csv, mut error) = (dangling_mut(), null_mut());
        let status = crossings_view_csv(view, &raw mut csv, &raw mut error);
        assert_eq!((status, csv.is_null()), (crossings_status::Unsupported, true));
        assert_eq!(crossings_error_status(error), crossings_status::Unsupported);
        crossings_error_free(error);
        crossings_view_free(view);
        crossings_register_free(register);
    }
}

/// The command line reads CSV too: a library without that has none.
#[test]
fn the_command_line_is_unsupported() {
    let (mut exit, mut error) = (7, null_mut());
    unsafe {
        let status = crossings_command_line(core::ptr::null(), 0, &raw mut exit, &raw mut error);
        assert_eq!((status, exit), (crossings_status::Unsupported, 7));
        assert_eq!(crossings_error_status(error), crossings_status::Unsupported);
        crossings_error_free(error);
    }
}

//! The C door: what its handles and its errors say.

use core::ptr::null_mut;

use crossings::capi::{crossings_catalogue, crossings_invariants_free, crossings_status};

/// A handle may have a hundred thousand items, most of them not made yet.
#[test]
fn a_list_is_shown_by_its_length() {
    let mut rules = null_mut();
    // SAFETY: the output is a variable, the error is not asked for, and what is given is freed once.
    let shown = unsafe {
        assert_eq!(crossings_catalogue(&raw mut rules, null_mut()), crossings_status::Ok);
        let shown = format!("{:?}", rules.as_ref().unwrap());
        crossings_invariants_free(rules);
        shown
    };
    let many = crossings::catalogue().count();
    assert_eq!(shown, format!("crossings_invariants(List {{ len: {many}, .. }})"));
}

#[cfg(feature = "__faults")]
#[test]
fn an_error_says_what_a_panic_said() {
    use core::ffi::CStr;

    use crossings::capi::{
        crossings_error_free, crossings_error_message, crossings_error_status, crossings_test_panic,
    };

    let (mut rules, mut error) = (null_mut(), null_mut());
    crossings_test_panic();
    // SAFETY: both outputs are variables; the message is read while its error is there, and each handle that is
    // given is freed once.
    unsafe {
        assert_eq!(crossings_catalogue(&raw mut rules, &raw mut error), crossings_status::Panic);
        assert!(rules.is_null());
        assert_eq!(crossings_error_status(error), crossings_status::Panic);
        let message = CStr::from_ptr(crossings_error_message(error)).to_str().unwrap();
        assert_eq!(message, "a defect of the library, please report it: a test asked for this");
        crossings_error_free(error);
        // It was asked for once.
        assert_eq!(crossings_catalogue(&raw mut rules, null_mut()), crossings_status::Ok);
        crossings_invariants_free(rules);
    }
}

#[cfg(feature = "csv")]
mod files {
    use core::ffi::CStr;
    use core::ptr::{null, null_mut};

    use crossings::capi::{
        crossings_error_free, crossings_error_message, crossings_register_read, crossings_source,
        crossings_status,
    };
    use crossings::source::{Options, csv};

    /// What the C door says of a file that cannot be read.
    fn message(name: &str, bytes: &[u8]) -> String {
        let source = crossings_source {
            name: name.as_ptr().cast(),
            name_len: name.len(),
            bytes: bytes.as_ptr().cast(),
            bytes_len: bytes.len(),
            published: null(),
            published_len: 0,
        };
        let (mut register, mut error) = (null_mut(), null_mut());
        // SAFETY: the source is of two slices that outlive the call, both outputs are variables, the message is read
        // while its error is there, and the error is freed once.
        unsafe {
            let status =
                crossings_register_read(&raw const source, 1, null(), &raw mut register, &raw mut error);
            assert_eq!(status, crossings_status::Unreadable);
            let message = CStr::from_ptr(crossings_error_message(error)).to_str().unwrap().to_owned();
            crossings_error_free(error);
            message
        }
    }

    #[test]
    fn an_error_says_the_first_finding_and_how_many_there_are() {
        let name = "days.csv";
        let first = |table: &[u8]| {
            let refused = csv::read(name, table, &Options::default()).unwrap_err();
            refused.problems().first().unwrap().to_string()
        };
        let one = b"date,people,boats,colour\n2025-03-01,60,1,red\n";
        assert_eq!(message(name, one), first(one));
        let two = b"date,people,boats,colour,size\n2025-03-01,60,1,red,9\n";
        assert_eq!(message(name, two), format!("{} (the first of 2 findings)", first(two)));
    }
}

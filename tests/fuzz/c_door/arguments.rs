//! Arguments of every type, made of bytes: mostly well formed, and now and then NULL, beyond an end or of no
//! such kind.

use core::ffi::{c_char, c_void};
use core::mem::{MaybeUninit, size_of};

use crossings::capi::*;

use super::{Door, FILL, Handle, Output, Pending, Returned};

/// What is made for an argument of this type.
pub(super) trait Argument {
    fn make(door: &mut Door<'_>) -> Self;
}

/// A function of the door.
pub(super) trait Call {
    fn invoke(self, door: &mut Door<'_>);
}

macro_rules! arities {
    ($($($argument:ident)*;)*) => {$(
        impl<$($argument: Argument,)* R: Returned> Call for unsafe extern "C" fn($($argument),*) -> R {
            #[allow(non_snake_case)]
            fn invoke(self, door: &mut Door<'_>) {
                door.call = Pending::default();
                $(let $argument = $argument::make(door);)*
                // SAFETY: every pointer is NULL, or to what lives until the call is over.
                let returned = unsafe { self($($argument),*) };
                returned.check(door);
            }
        }
    )*};
}

arities! {
    ;
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
    A B C D E F G H I;
    A B C D E F G H I J;
}

/// Handles that are made at first, by the bits of the first byte.
pub(super) const BEGINNINGS: &[fn(&mut Door<'_>)] = &[
    |door| {
        let source = door.source(include_bytes!("../../../examples/data/register.json"), b"register.json");
        let out = <*mut *mut crossings_register as Argument>::make(door);
        let error = door.error();
        // SAFETY: what it points to lives until the call is over.
        let status = unsafe { crossings_register_read(&raw const source, 1, core::ptr::null(), out, error) };
        door.after(status);
    },
    |door| {
        let (name, json) = ("claims.json", include_str!("../../c/claims.json"));
        let out = <*mut *mut crossings_claims as Argument>::make(door);
        let error = door.error();
        // SAFETY: as above.
        let status = unsafe {
            crossings_claims_read(
                name.as_ptr().cast(),
                name.len(),
                json.as_ptr().cast(),
                json.len(),
                core::ptr::null(),
                out,
                error,
            )
        };
        door.after(status);
    },
    |door| {
        let source = door.source(DAYS, b"days.csv");
        let out = <*mut *mut crossings_register as Argument>::make(door);
        let error = door.error();
        // SAFETY: as above.
        let status = unsafe { crossings_register_read(&raw const source, 1, core::ptr::null(), out, error) };
        door.after(status);
    },
];

const DAYS: &[u8] = include_bytes!("../../../examples/data/days.csv");

/// Texts that mean something somewhere.
const TEXTS: &[&[u8]] = &[
    b"",
    b"over 35,000 people",
    b"almost 60 a boat",
    b"2030-05-06",
    b"2030-05-06T08:00:00Z",
    b"{}",
    b"summary",
    b"claims",
    b"figure",
    b"{\"figure\": \"21,446\"}",
    b"{\"by\": \"month\"}",
    b"{\"kind\": \"total\", \"over\": {\"from\": \"2030-04-30\", \"to\": \"2030-05-05\"}}",
    b"{\"kind\": \"people-per-boat\", \"over\": {\"from\": \"2030-04-30\", \"to\": \"2030-05-05\"}}",
    b"{\"command\": \"close-period\", \"id\": \"minister-2\", \"to\": \"2031-01-01\"}",
    b"23242/371",
    b"0.36",
    b"0.49",
    b"28",
    b"EUR",
    b"A-1",
    b"again",
    b"two",
    b"C003",
    b"days",
    b"all of them",
    b"Made-up Minister",
    b"days.csv",
    b"register.json",
    b"claims.json",
    DAYS,
    include_bytes!("../../../examples/data/register.json"),
    include_bytes!("../../c/claims.json"),
    include_bytes!("../../c/tally.bin"),
    b"a b\0c",
    b"\xFF\xFE",
];

impl Door<'_> {
    /// An output that is an error; it is there in any case.
    fn error(&mut self) -> *mut *mut crossings_error {
        let error = self.keep(core::ptr::without_provenance_mut::<crossings_error>(0xA5A5));
        self.call.error = error;
        error
    }

    /// A text: one that means something, or the bytes at hand.
    pub(super) fn text(&mut self) -> (*const c_char, usize) {
        let which = usize::from(self.input.byte());
        let bytes: &[u8] = match which {
            0..=127 => TEXTS[which % TEXTS.len()],
            128..=250 => {
                let len = self.input.below(24);
                self.input.take(len)
            }
            _ => return (core::ptr::null(), which % 2),
        };
        // No file of this machine is read.
        let path = bytes.windows(4).any(|word| word == b"path") || bytes.contains(&b'\\');
        let bytes = if path { Vec::new() } else { bytes.to_vec() };
        let len = bytes.len();
        let kept = self.keep(bytes);
        // SAFETY: it is kept until the call is over, and nobody changes it.
        (unsafe { (*kept).as_ptr() }.cast(), len)
    }

    fn source(&mut self, bytes: &[u8], name: &[u8]) -> crossings_source {
        let (bytes, name) = (self.keep(bytes.to_vec()), self.keep(name.to_vec()));
        // SAFETY: both are kept until the call is over, and nobody changes them.
        let (bytes, name) = unsafe { (&*bytes, &*name) };
        crossings_source {
            name: name.as_ptr().cast(),
            name_len: name.len(),
            bytes: bytes.as_ptr().cast(),
            bytes_len: bytes.len(),
            published: core::ptr::null(),
            published_len: 0,
        }
    }

    /// NULL now and then, else a structure that lives until the call is over.
    pub(super) fn pointer<T: 'static>(&mut self, make: impl FnOnce(&mut Self) -> T) -> *const T {
        if self.input.byte().is_multiple_of(4) {
            return core::ptr::null();
        }
        let value = make(self);
        self.keep(value)
    }

    /// An array, with its length to come next.
    pub(super) fn array<T: 'static>(&mut self, values: Vec<T>) -> (*const T, usize) {
        let len = values.len();
        let kept = self.keep(values);
        // SAFETY: it is kept until the call is over, and nobody changes it.
        (unsafe { (*kept).as_ptr() }, len)
    }

    pub(super) fn choice(&mut self) -> u32 {
        match self.input.byte() {
            255 => u32::MAX,
            other => u32::from(other % 16),
        }
    }

    pub(super) fn small(&mut self) -> u64 {
        match self.input.byte() {
            255 => u64::MAX,
            254 => 1 << 40,
            253 => 21_446,
            other => u64::from(other),
        }
    }

    pub(super) fn ratio(&mut self) -> crossings_ratio {
        let mut text: [c_char; 88] = [0; 88];
        let (numerator, denominator) = match self.input.byte() {
            250.. => (i64::MIN, i64::from(self.input.byte())),
            200.. => {
                let given = self.input.take(12);
                text.iter_mut().zip(given).for_each(|(to, from)| *to = c_char::from_ne_bytes([*from]));
                (0, 0)
            }
            other => (i64::from(other) * 7, i64::from(self.input.byte() % 9)),
        };
        crossings_ratio { numerator, denominator, text }
    }

    pub(super) fn interval(&mut self) -> crossings_interval {
        let end =
            |door: &mut Self| crossings_end { kind: u32::from(door.input.byte() % 4), at: door.ratio() };
        crossings_interval { lower: end(self), upper: end(self) }
    }

    pub(super) fn convention(&mut self) -> crossings_convention {
        let (handover, day_count) = (self.choice() % 3, self.choice() % 3);
        crossings_convention { handover, day_count, week: self.choice() % 3, last_year: self.choice() % 3 }
    }

    /// An output that is a handle of this kind.
    fn handle_out<T: 'static>(&mut self, kind: &'static str, free: unsafe fn(*mut c_void)) -> *mut *mut T {
        if self.input.byte() > 250 {
            return core::ptr::null_mut();
        }
        let out = self.keep(core::ptr::without_provenance_mut::<T>(0xA5A5));
        self.call.outputs.push(Output {
            memory: out.cast(),
            size: size_of::<*mut T>(),
            handle: Some((kind, free)),
            text: false,
        });
        out
    }

    /// An output that is a value.
    fn value_out<T: 'static>(&mut self, text: bool) -> *mut T {
        if self.input.byte() > 250 {
            return core::ptr::null_mut();
        }
        let out = self.keep(MaybeUninit::<T>::uninit()).cast::<T>();
        // SAFETY: it is memory of our own, of that size.
        unsafe { core::ptr::write_bytes(out.cast::<u8>(), FILL, size_of::<T>()) };
        self.call.outputs.push(Output { memory: out.cast(), size: size_of::<T>(), handle: None, text });
        out
    }

    /// One of the handles of this kind, or NULL.
    fn handle(&mut self, kind: &'static str) -> Option<usize> {
        let byte = self.input.byte();
        let mut of_kind = self.handles.iter().enumerate().filter(|(_, handle)| handle.kind == kind);
        let count = of_kind.clone().count();
        if count == 0 || byte > 250 {
            return None;
        }
        of_kind.nth(usize::from(byte) % count).map(|(nth, _)| nth)
    }
}

macro_rules! handles {
    ($($handle:ident $free:ident;)*) => {$(
        impl Argument for *const $handle {
            fn make(door: &mut Door<'_>) -> Self {
                let Some(nth) = door.handle(stringify!($handle)) else { return core::ptr::null() };
                door.call.lender.get_or_insert(nth);
                door.handles[nth].pointer.cast_const().cast()
            }
        }

        /// What a function that frees is given: it is ours no longer.
        impl Argument for *mut $handle {
            fn make(door: &mut Door<'_>) -> Self {
                let Some(nth) = door.handle(stringify!($handle)) else { return core::ptr::null_mut() };
                let handle: Handle = door.handles.swap_remove(nth);
                door.look_at(&handle);
                handle.pointer.cast()
            }
        }

        impl Argument for *mut *mut $handle {
            fn make(door: &mut Door<'_>) -> Self {
                unsafe fn free(pointer: *mut c_void) {
                    // SAFETY: the caller has it from the library.
                    unsafe { $free(pointer.cast()) };
                }
                door.handle_out(stringify!($handle), free)
            }
        }
    )*};
}

macro_rules! values {
    ($($value:ty)*) => {$(
        impl Argument for *mut $value {
            fn make(door: &mut Door<'_>) -> Self {
                door.value_out(stringify!($value) == "crossings_text")
            }
        }
    )*};
}

handles! {
    crossings_agreements crossings_agreements_free;
    crossings_amendments crossings_amendments_free;
    crossings_answer crossings_answer_free;
    crossings_audit crossings_audit_free;
    crossings_boats crossings_boats_free;
    crossings_claims crossings_claims_free;
    crossings_comparison crossings_comparison_free;
    crossings_conflicts crossings_conflicts_free;
    crossings_consistency crossings_consistency_free;
    crossings_date_runs crossings_date_runs_free;
    crossings_dates crossings_dates_free;
    crossings_days crossings_days_free;
    crossings_death_reports crossings_death_reports_free;
    crossings_descriptions crossings_descriptions_free;
    crossings_figure crossings_figure_free;
    crossings_findings crossings_findings_free;
    crossings_held_readings crossings_held_readings_free;
    crossings_implied_days crossings_implied_days_free;
    crossings_implied_figures crossings_implied_figures_free;
    crossings_inspection crossings_inspection_free;
    crossings_instalments crossings_instalments_free;
    crossings_invariants crossings_invariants_free;
    crossings_judgement crossings_judgement_free;
    crossings_left_outs crossings_left_outs_free;
    crossings_likely_slips crossings_likely_slips_free;
    crossings_measure crossings_measure_free;
    crossings_names crossings_names_free;
    crossings_numbers crossings_numbers_free;
    crossings_payments crossings_payments_free;
    crossings_period_totals crossings_period_totals_free;
    crossings_policy_periods crossings_policy_periods_free;
    crossings_publications crossings_publications_free;
    crossings_published_days crossings_published_days_free;
    crossings_published_totals crossings_published_totals_free;
    crossings_purposes crossings_purposes_free;
    crossings_register crossings_register_free;
    crossings_repairs crossings_repairs_free;
    crossings_reported_amounts crossings_reported_amounts_free;
    crossings_revisions crossings_revisions_free;
    crossings_slips crossings_slips_free;
    crossings_string crossings_string_free;
    crossings_summary crossings_summary_free;
    crossings_tally crossings_tally_free;
    crossings_tights crossings_tights_free;
    crossings_verdicts crossings_verdicts_free;
    crossings_view crossings_view_free;
    crossings_weeks crossings_weeks_free;
    crossings_windows crossings_windows_free;
    crossings_witness crossings_witness_free;
    crossings_worked crossings_worked_free;
}

values! {
    bool crossings_agreement crossings_amendment crossings_amount crossings_arrivals crossings_boat
    crossings_bytes crossings_change crossings_claim crossings_compared_series crossings_conflict
    crossings_consistency_facts crossings_convention crossings_date crossings_day crossings_death_report
    crossings_description crossings_figure_facts crossings_file crossings_finding crossings_granularity
    crossings_held crossings_implied crossings_implied_span crossings_inspection_facts crossings_instalment
    crossings_interval crossings_invariant crossings_judgement_facts crossings_left_out crossings_likely_slip
    crossings_limits crossings_measure_facts crossings_moment crossings_number_run crossings_payment
    crossings_period crossings_period_total crossings_policy_period crossings_publication
    crossings_published_day crossings_published_total crossings_ratio crossings_repair
    crossings_reported_amount crossings_revised_day crossings_revised_total crossings_revised_week
    crossings_revisions_facts crossings_rule_count crossings_series_contents crossings_slip
    crossings_summary_facts crossings_summary_row crossings_text crossings_tight crossings_total
    crossings_trial crossings_value crossings_week crossings_window_run crossings_windows_facts
    crossings_witnessed i32 u32 u64 usize
}

impl Argument for *const crossings_error {
    fn make(door: &mut Door<'_>) -> Self {
        let Some(nth) = door.handle("crossings_error") else { return core::ptr::null() };
        door.call.lender.get_or_insert(nth);
        door.handles[nth].pointer.cast_const().cast()
    }
}

impl Argument for *mut crossings_error {
    fn make(door: &mut Door<'_>) -> Self {
        let Some(nth) = door.handle("crossings_error") else { return core::ptr::null_mut() };
        let handle = door.handles.swap_remove(nth);
        door.look_at(&handle);
        handle.pointer.cast()
    }
}

impl Argument for *mut *mut crossings_error {
    fn make(door: &mut Door<'_>) -> Self {
        if door.input.byte() > 230 { core::ptr::null_mut() } else { door.error() }
    }
}

impl Argument for *const c_char {
    fn make(door: &mut Door<'_>) -> Self {
        let (text, len) = door.text();
        door.call.length = Some(len);
        text
    }
}

impl Argument for *const c_void {
    fn make(door: &mut Door<'_>) -> Self {
        <*const c_char>::make(door).cast()
    }
}

impl Argument for usize {
    fn make(door: &mut Door<'_>) -> Self {
        if let Some(length) = door.call.length.take() {
            return length;
        }
        match door.input.byte() {
            255 => Self::MAX,
            other => Self::from(other % 32),
        }
    }
}

impl Argument for u32 {
    fn make(door: &mut Door<'_>) -> Self {
        door.choice()
    }
}

impl Argument for u64 {
    fn make(door: &mut Door<'_>) -> Self {
        door.small()
    }
}

impl Argument for i64 {
    fn make(door: &mut Door<'_>) -> Self {
        match door.input.byte() {
            255 => Self::MIN,
            254 => Self::MAX,
            other => Self::from(other) - 8,
        }
    }
}

impl Argument for i16 {
    fn make(door: &mut Door<'_>) -> Self {
        match door.input.byte() {
            250.. => Self::MIN,
            240.. => Self::MAX,
            other => 2_000 + Self::from(other),
        }
    }
}

impl Argument for u8 {
    fn make(door: &mut Door<'_>) -> Self {
        door.input.byte() % 14
    }
}

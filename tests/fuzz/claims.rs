//! Bytes as a claims document: what was read and written is read again the same; every claim is judged, and
//! every proof of an audit is one.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crossings::consistency::checker;
use crossings::source::{Limits, Options, ReadError, json};
use crossings::{Audit, AuditOptions, Claim, Claims, DraftClaims, Judge, JudgeOptions, Reading, Register};
use serde_json::Value;

use super::input::refused;

const FILE: &str = "claims.json";

type Read = fn(&[u8]) -> Result<Claims, ReadError>;

pub const FAULTS: &[(&str, fn(&[u8]))] = &[
    ("a reader that drops the last claim", |bytes| {
        with(bytes, |bytes| {
            read(bytes).map(|claims| {
                let mut draft = DraftClaims::from(&claims);
                draft.claims.pop();
                draft.bundles.clear();
                Claims::try_from(draft).expect("a document of fewer claims")
            })
        });
    }),
    ("a reader that drops the bundles", |bytes| {
        with(bytes, |bytes| {
            read(bytes).map(|claims| {
                let mut draft = DraftClaims::from(&claims);
                draft.bundles.clear();
                Claims::try_from(draft).expect("a document without bundles")
            })
        });
    }),
    ("a reader that takes what is no document", |bytes| {
        with(bytes, |bytes| read(bytes).or_else(|_| Ok(Claims::default())));
    }),
];

pub fn run(bytes: &[u8]) {
    with(bytes, read);
}

fn read(bytes: &[u8]) -> Result<Claims, ReadError> {
    let mut limits = Limits::default();
    (limits.rows, limits.bytes, limits.nesting) = (100, 1 << 14, 12);
    json::read_claims(FILE, bytes, &limits)
}

/// The made-up register of the examples.
pub fn register() -> &'static Register {
    static REGISTER: OnceLock<Register> = OnceLock::new();
    REGISTER.get_or_init(|| {
        let text = include_bytes!("../../examples/data/register.json");
        let draft = json::read("register.json", text, &Options::default()).expect("the example is read");
        Register::try_from(draft).expect("the example is consistent")
    })
}

fn with(bytes: &[u8], read: Read) {
    let claims = match read(bytes) {
        Ok(claims) => claims,
        Err(error) => return refused(&error, FILE),
    };
    let plain = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let document: Value = serde_json::from_slice(plain).expect("what was read is JSON");
    let said = |list: &str| document.get(list).and_then(Value::as_array).map_or(0, Vec::len);
    assert_eq!(claims.claims().len(), said("claims"), "every claim of the document");
    assert_eq!(claims.bundles().len(), said("bundles"), "every bundle of the document");
    assert_eq!(claims.proposals().len(), said("proposals"), "every proposal of the document");
    let ids: BTreeSet<&str> = claims.claims().iter().map(Claim::id).collect();
    assert_eq!(ids.len(), claims.claims().len(), "an id is of one claim");
    assert!(claims.bundles().iter().flat_map(|one| &one.claims).all(|id| ids.contains(id.as_str())));
    let text = serde_json::to_vec(&DraftClaims::from(&claims)).expect("a document in JSON");
    assert_eq!(read(&text).as_ref(), Ok(&claims), "what was written is read again the same");

    let judge = Judge::new(register(), JudgeOptions::default());
    for claim in claims.claims().iter().take(8) {
        let judgement = judge.judge(claim);
        assert_eq!(judgement.verdict, judge.verdict(claim).verdict, "{}", claim.id());
        serde_json::to_string(&judgement).expect("a judgement in JSON");
    }
    let some: Vec<&Claim> = claims.claims().iter().take(8).collect();
    if !some.is_empty() {
        proved(&some);
    }
}

fn proved(claims: &[&Claim]) {
    let options = AuditOptions { fuel: 20_000, ..AuditOptions::default() };
    let policies = register().policy_periods();
    let audit = Audit::of("all", claims, policies, &options);
    for reading in Reading::ALL {
        let system = Audit::system(claims, policies, reading, &options);
        let found = audit.under(reading);
        for conflict in &found.conflicts {
            let certificate = &conflict.certificate;
            assert!(checker::refutes(&system, &system.all(), certificate), "{:?}", conflict.claims);
        }
    }
}

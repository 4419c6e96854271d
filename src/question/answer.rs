//! An answer that is made once and given in more than one form.
#![forbid(unsafe_code)]

use core::fmt;

#[cfg(feature = "arrow")]
use arrow_array::RecordBatch;
#[cfg(feature = "arrow")]
use arrow_schema::ArrowError;
use serde::Serialize;

use super::JsonQuestionError;
#[cfg(feature = "arrow")]
use crate::arrow::ToBatch;

/// The answer to a question, whichever it was: made once, and given as JSON or as rows.
///
/// ```
/// use crossings::question;
/// let answer = question::answer("funding", r#"{ "id": "F05" }"#)?;
/// assert!(answer.json()?.contains("Sandhurst Treaty"));
/// # Ok::<(), question::JsonQuestionError>(())
/// ```
pub struct Answer(Box<dyn Forms>);

/// The forms of an answer.
trait Forms: Send + Sync {
    fn json(&self) -> serde_json::Result<String>;

    #[cfg(feature = "arrow")]
    fn batch(&self) -> Option<Result<RecordBatch, ArrowError>>;
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer").finish_non_exhaustive()
    }
}

impl Answer {
    /// The answer as JSON.
    ///
    /// # Errors
    /// - [`JsonQuestionError::Unwritten`] when it cannot be written.
    pub fn json(&self) -> Result<String, JsonQuestionError> {
        self.0.json().map_err(JsonQuestionError::Unwritten)
    }

    /// The answer as rows; `None` where it has none.
    ///
    /// # Errors
    /// - Those of [`ToBatch::to_batch`].
    #[cfg(feature = "arrow")]
    pub fn batch(&self) -> Option<Result<RecordBatch, ArrowError>> {
        self.0.batch()
    }

    /// An answer that has no rows.
    pub(crate) fn plain(answer: impl Serialize + Send + Sync + 'static) -> Self {
        Self(Box::new(Plain(answer)))
    }

    /// An answer that has rows.
    #[cfg(feature = "arrow")]
    pub(crate) fn rows(answer: impl Serialize + ToBatch + Send + Sync + 'static) -> Self {
        Self(Box::new(Rows(answer)))
    }

    /// An answer that would have rows, were there columns to put them in.
    #[cfg(not(feature = "arrow"))]
    pub(crate) fn rows(answer: impl Serialize + Send + Sync + 'static) -> Self {
        Self::plain(answer)
    }
}

struct Plain<T>(T);

impl<T: Serialize + Send + Sync> Forms for Plain<T> {
    fn json(&self) -> serde_json::Result<String> {
        serde_json::to_string(&self.0)
    }

    #[cfg(feature = "arrow")]
    fn batch(&self) -> Option<Result<RecordBatch, ArrowError>> {
        None
    }
}

#[cfg(feature = "arrow")]
struct Rows<T>(T);

#[cfg(feature = "arrow")]
impl<T: Serialize + ToBatch + Send + Sync> Forms for Rows<T> {
    fn json(&self) -> serde_json::Result<String> {
        serde_json::to_string(&self.0)
    }

    fn batch(&self) -> Option<Result<RecordBatch, ArrowError>> {
        Some(self.0.to_batch())
    }
}

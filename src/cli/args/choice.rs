//! Names out of several, as they are typed.

use clap::ValueEnum;

use crate::{Basis, Counted, Grouping, Reading, Rounding, WindowMeasure};

/// [`Reading`], as it is typed.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum How {
    Literal,
    Pragmatic,
    Strict,
}

impl From<How> for Reading {
    fn from(how: How) -> Self {
        match how {
            How::Literal => Self::Literal,
            How::Pragmatic => Self::Pragmatic,
            How::Strict => Self::Strict,
        }
    }
}

/// [`Rounding`], as it is typed.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Rounded {
    HalfUp,
    HalfDown,
    HalfEven,
    Either,
    Ceiling,
    Floor,
    Truncate,
    AwayFromZero,
    CeilingOrFloor,
}

impl From<Rounded> for Rounding {
    fn from(rounded: Rounded) -> Self {
        match rounded {
            Rounded::HalfUp => Self::HalfUp,
            Rounded::HalfDown => Self::HalfDown,
            Rounded::HalfEven => Self::HalfEven,
            Rounded::Either => Self::Either,
            Rounded::Ceiling => Self::Ceiling,
            Rounded::Floor => Self::Floor,
            Rounded::Truncate => Self::Truncate,
            Rounded::AwayFromZero => Self::AwayFromZero,
            Rounded::CeilingOrFloor => Self::CeilingOrFloor,
        }
    }
}

/// What kind of number is described.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum NatureOf {
    /// A whole number
    Count,
    /// A mean
    Mean,
    /// A part of a whole: 1/3
    Share,
    /// A change, as a part of what was before: -0.21
    Change,
    /// A change in percentage points, as a part of the whole: 0.05
    Points,
    /// So many times as many
    Times,
    /// Pounds, in pence
    Pence,
    /// Euros, in cents
    Cents,
    /// A place in an order
    Rank,
}

/// [`WindowMeasure`], as it is typed.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Measured {
    People,
    Boats,
    UncontrolledLandings,
    PeoplePerDay,
    BoatsPerDay,
    UncontrolledLandingsPerDay,
    PeoplePerWeek,
    BoatsPerWeek,
    UncontrolledLandingsPerWeek,
    PeoplePerBoat,
}

impl From<Measured> for WindowMeasure {
    fn from(measured: Measured) -> Self {
        let landings = Counted::UncontrolledLandings;
        match measured {
            Measured::People => Self::Total(Counted::People),
            Measured::Boats => Self::Total(Counted::Boats),
            Measured::UncontrolledLandings => Self::Total(landings),
            Measured::PeoplePerDay => Self::MeanPerDay(Counted::People),
            Measured::BoatsPerDay => Self::MeanPerDay(Counted::Boats),
            Measured::UncontrolledLandingsPerDay => Self::MeanPerDay(landings),
            Measured::PeoplePerWeek => Self::MeanPerWeek(Counted::People),
            Measured::BoatsPerWeek => Self::MeanPerWeek(Counted::Boats),
            Measured::UncontrolledLandingsPerWeek => Self::MeanPerWeek(landings),
            Measured::PeoplePerBoat => Self::PeoplePerBoat,
        }
    }
}

/// A form of JSON that has a schema.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum SchemaOf {
    Register,
    Questions,
    Claims,
}

/// A form of the data.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum To {
    Json,
    Csv,
}

/// [`Grouping`], as it is typed.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum By {
    Office,
    Act,
    Agreement,
    Year,
    Month,
    Week,
}

impl From<By> for Grouping {
    fn from(by: By) -> Self {
        match by {
            By::Office => Self::Office,
            By::Act => Self::Act,
            By::Agreement => Self::Agreement,
            By::Year => Self::Year,
            By::Month => Self::Month,
            By::Week => Self::Week,
        }
    }
}

/// [`Basis`], as it is typed.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Of {
    UkArrivals,
    FrenchAttempts,
    FrontexDetections,
    BelgianInterceptions,
}

impl From<Of> for Basis {
    fn from(of: Of) -> Self {
        match of {
            Of::UkArrivals => Self::UkArrivals,
            Of::FrenchAttempts => Self::FrenchAttempts,
            Of::FrontexDetections => Self::FrontexDetections,
            Of::BelgianInterceptions => Self::BelgianInterceptions,
        }
    }
}

//! The tree of an expression. Ranges count characters of the text it stands in.

use std::ops::Range;

use indeck_model::Value;

/// An expression with its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Expr {
    pub(super) kind: ExprKind,
    pub(super) range: Range<usize>,
    /// Its number among the parts of the whole.
    pub(super) id: usize,
}

/// A name with its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum ExprKind {
    /// A number, a text, `true`, `false` or `null`.
    Literal(Value),
    /// `[a, b]`
    List(Vec<Expr>),
    /// A column, a loop's variable, a param, a table or a record.
    Name(String),
    /// `a.b`
    Field(Box<Expr>, Name),
    /// `a[b]`
    Index(Box<Expr>, Box<Expr>),
    /// `-a`
    Negate(Box<Expr>),
    /// `not a`
    Not(Box<Expr>),
    /// `a + b`
    Binary(Operator, Box<Expr>, Box<Expr>),
    /// `f(a, b)` or `a | f(b)`
    Call(Call),
}

/// A function in use.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Call {
    pub(super) name: Name,
    pub(super) args: Vec<Expr>,
    /// Whether the first argument stands before `|`.
    pub(super) piped: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Join,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    And,
    Or,
}

impl Operator {
    /// How it is written.
    pub(super) fn sign(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Join => "&",
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::In => "in",
            Self::And => "and",
            Self::Or => "or",
        }
    }
}

impl Expr {
    /// The parts directly below it, in the order in which they are written.
    pub(super) fn children(&self) -> Vec<&Self> {
        match &self.kind {
            ExprKind::Literal(_) | ExprKind::Name(_) => Vec::new(),
            ExprKind::List(items) => items.iter().collect(),
            ExprKind::Field(of, _) | ExprKind::Negate(of) | ExprKind::Not(of) => vec![of],
            ExprKind::Index(a, b) | ExprKind::Binary(_, a, b) => vec![a, b],
            ExprKind::Call(call) => call.args.iter().collect(),
        }
    }

    /// How many parts it has, itself included.
    pub(super) fn size(&self) -> usize {
        1 + self.children().into_iter().map(Self::size).sum::<usize>()
    }

    /// The text, if it is one in quotes.
    pub(super) fn quoted(&self) -> Option<&str> {
        match &self.kind {
            ExprKind::Literal(Value::Text(text)) => Some(text),
            _ => None,
        }
    }
}

//! Where in a file the expressions, the arms and the fields stand that a mutant may be of.
use std::collections::BTreeMap;
use std::ops::Range;

use proc_macro2::{LineColumn, Span};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Arm, Attribute, BinOp, Expr, ExprBinary, ExprStruct, ExprUnary, ImplItemConst, ImplItemFn};
use syn::{ItemConst, ItemFn, Meta};

/// What was found in a file. Each is known by the byte at which it begins, an operation by that of its operator.
#[derive(Debug)]
pub struct Found<'text> {
    pub text: &'text str,
    /// The byte at which each line begins.
    lines: Vec<usize>,
    pub binaries: BTreeMap<usize, Binary>,
    /// The operand of each unary operator.
    pub unaries: BTreeMap<usize, Range<usize>>,
    pub arms: BTreeMap<usize, MatchArm>,
    pub fields: BTreeMap<usize, Field>,
    /// What is reckoned when the library is compiled, and not when it runs.
    pub constants: Vec<Range<usize>>,
    /// What is built only where a feature is off.
    pub without: Vec<Range<usize>>,
}

#[derive(Debug)]
pub struct Binary {
    pub left: Range<usize>,
    pub right: Range<usize>,
    /// Whether `let` stands in it, which nothing may be put around.
    pub binds: bool,
}

#[derive(Debug)]
pub struct MatchArm {
    pub pattern: Range<usize>,
    pub guard: Option<Range<usize>>,
}

#[derive(Debug)]
pub struct Field {
    pub name: String,
    pub value: Range<usize>,
    /// Whether it is written `name` for `name: name`.
    pub short: bool,
    /// What gives the fields that are not named.
    pub base: Option<Range<usize>>,
}

impl<'text> Found<'text> {
    pub fn read(text: &'text str) -> syn::Result<Self> {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut found = Self {
            text,
            lines,
            binaries: BTreeMap::new(),
            unaries: BTreeMap::new(),
            arms: BTreeMap::new(),
            fields: BTreeMap::new(),
            constants: Vec::new(),
            without: Vec::new(),
        };
        let file = syn::parse_file(text)?;
        found.visit_file(&file);
        Ok(found)
    }

    /// The byte of a line, from 1, and a column in characters, from 0.
    pub fn byte(&self, line: usize, column: usize) -> usize {
        let start = self.lines[line - 1];
        start + self.text[start..].chars().take(column).map(char::len_utf8).sum::<usize>()
    }

    fn range(&self, span: Span) -> Range<usize> {
        let at = |place: LineColumn| self.byte(place.line, place.column);
        at(span.start())..at(span.end())
    }
}

/// Whether `let` is part of a chain of `&&` and `||`.
fn binds(expression: &Expr) -> bool {
    match expression {
        Expr::Let(_) => true,
        Expr::Binary(ExprBinary { left, op: BinOp::And(_) | BinOp::Or(_), right, .. }) => {
            binds(left) || binds(right)
        }
        _ => false,
    }
}

/// Whether an item has `#[cfg(not(…))]`.
fn is_without(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|one| {
        one.path().is_ident("cfg") && one.parse_args::<Meta>().is_ok_and(|meta| meta.path().is_ident("not"))
    })
}

impl<'ast> Visit<'ast> for Found<'_> {
    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        if is_without(&function.attrs) {
            self.without.push(self.range(function.span()));
        }
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        if is_without(&function.attrs) {
            self.without.push(self.range(function.span()));
        }
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_item_const(&mut self, constant: &'ast ItemConst) {
        self.constants.push(self.range(constant.expr.span()));
    }

    fn visit_impl_item_const(&mut self, constant: &'ast ImplItemConst) {
        self.constants.push(self.range(constant.expr.span()));
    }

    fn visit_expr_binary(&mut self, binary: &'ast ExprBinary) {
        let found = Binary {
            left: self.range(binary.left.span()),
            right: self.range(binary.right.span()),
            binds: binds(&binary.left) || binds(&binary.right),
        };
        self.binaries.insert(self.range(binary.op.span()).start, found);
        visit::visit_expr_binary(self, binary);
    }

    fn visit_expr_unary(&mut self, unary: &'ast ExprUnary) {
        let operand = self.range(unary.expr.span());
        self.unaries.insert(self.range(unary.op.span()).start, operand);
        visit::visit_expr_unary(self, unary);
    }

    fn visit_arm(&mut self, arm: &'ast Arm) {
        let pattern = self.range(arm.pat.span());
        let guard = arm.guard.as_ref().map(|(_, guard)| self.range(guard.span()));
        self.arms.insert(pattern.start, MatchArm { pattern, guard });
        visit::visit_arm(self, arm);
    }

    fn visit_expr_struct(&mut self, made: &'ast ExprStruct) {
        let base = made.rest.as_ref().map(|rest| self.range(rest.span()));
        for field in &made.fields {
            let found = Field {
                name: match &field.member {
                    syn::Member::Named(name) => name.to_string(),
                    syn::Member::Unnamed(index) => index.index.to_string(),
                },
                value: self.range(field.expr.span()),
                short: field.colon_token.is_none(),
                base: base.clone(),
            };
            self.fields.insert(self.range(field.member.span()).start, found);
        }
        visit::visit_expr_struct(self, made);
    }
}

//! Two Parquet tables, nodes and edges, as pandas, DuckDB and Spark read them.
//!
//! Columns are those of the spreadsheet, with types; a day is a date. Memory: the rows of one group.

use std::io::{self, Write};
use std::sync::Arc;

use ::parquet::basic::{Compression, LogicalType, Repetition, Type as Physical, ZstdLevel};
use ::parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type,
};
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use ::parquet::schema::types;
use jiff::civil::Date;

use super::Outlet;
use super::columns::{Cell, Column, EDGE, NODE, Type};
use crate::model::{EdgeRecord, NodeRecord};

/// Rows of a group: few enough to hold, enough to be packed well.
const GROUP: usize = 20_000;

pub(super) struct Parquet<W: Write + Send> {
    nodes: Table<W, NodeRecord>,
    edges: Table<W, EdgeRecord>,
}

impl<W: Write + Send> Parquet<W> {
    pub(super) fn begin(nodes: W, edges: W) -> io::Result<Self> {
        Ok(Parquet {
            nodes: Table::begin(nodes, NODE).map_err(other)?,
            edges: Table::begin(edges, EDGE).map_err(other)?,
        })
    }
}

impl<W: Write + Send> Outlet for Parquet<W> {
    fn node(&mut self, node: &NodeRecord) -> io::Result<bool> {
        self.nodes.row(node).map_err(other)?;
        Ok(true)
    }

    fn edge(&mut self, edge: &EdgeRecord) -> io::Result<()> {
        self.edges.row(edge).map_err(other)
    }

    fn end(&mut self) -> io::Result<()> {
        self.nodes.end().map_err(other)?;
        self.edges.end().map_err(other)
    }
}

fn other(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(inner) => io::Error::other(inner),
        },
        error => io::Error::other(error),
    }
}

/// The values of a column that wait for their group; those that are there, and for each row whether it has one.
struct Waiting {
    values: Values,
    there: Vec<i16>,
}

enum Values {
    Text(Vec<ByteArray>),
    Whole(Vec<i64>),
    Real(Vec<f64>),
    Flag(Vec<bool>),
    Day(Vec<i32>),
}

struct Table<W: Write + Send, T: 'static> {
    file: SerializedFileWriter<W>,
    columns: &'static [Column<T>],
    waiting: Vec<Waiting>,
    rows: usize,
}

impl<W: Write + Send, T> Table<W, T> {
    fn begin(file: W, columns: &'static [Column<T>]) -> Result<Self, ParquetError> {
        let fields = columns.iter().map(field).collect::<Result<Vec<_>, _>>()?;
        let schema = types::Type::group_type_builder("cablegraph")
            .with_fields(fields)
            .build()?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .build();
        Ok(Table {
            file: SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties))?,
            columns,
            waiting: columns.iter().map(|column| wait(column.ty)).collect(),
            rows: 0,
        })
    }

    fn row(&mut self, record: &T) -> Result<(), ParquetError> {
        for (column, waiting) in self.columns.iter().zip(&mut self.waiting) {
            waiting.push(&(column.of)(record));
        }
        self.rows += 1;
        if self.rows == GROUP {
            self.group()?;
        }
        Ok(())
    }

    fn group(&mut self) -> Result<(), ParquetError> {
        let mut group = self.file.next_row_group()?;
        for (column, waiting) in self.columns.iter().zip(&mut self.waiting) {
            if let Some(writer) = group.next_column()? {
                std::mem::replace(waiting, wait(column.ty)).write(writer)?;
            }
        }
        group.close()?;
        self.rows = 0;
        Ok(())
    }

    fn end(&mut self) -> Result<(), ParquetError> {
        if self.rows > 0 {
            self.group()?;
        }
        self.file.finish()?;
        Ok(self.file.inner_mut().flush()?)
    }
}

fn field<T>(column: &Column<T>) -> Result<types::TypePtr, ParquetError> {
    let (physical, logical) = match column.ty {
        Type::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Type::Whole => (Physical::INT64, None),
        Type::Real => (Physical::DOUBLE, None),
        Type::Flag => (Physical::BOOLEAN, None),
        Type::Day => (Physical::INT32, Some(LogicalType::Date)),
    };
    let field = types::Type::primitive_type_builder(column.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .build()?;
    Ok(Arc::new(field))
}

fn wait(ty: Type) -> Waiting {
    Waiting {
        values: match ty {
            Type::Text => Values::Text(Vec::new()),
            Type::Whole => Values::Whole(Vec::new()),
            Type::Real => Values::Real(Vec::new()),
            Type::Flag => Values::Flag(Vec::new()),
            Type::Day => Values::Day(Vec::new()),
        },
        there: Vec::new(),
    }
}

impl Waiting {
    fn push(&mut self, cell: &Cell<'_>) {
        let is_there = match (&mut self.values, cell) {
            (Values::Text(values), Cell::Text(text)) => push(values, Some((*text).into())),
            (Values::Text(values), Cell::Owned(text)) => push(values, Some(text.as_str().into())),
            (Values::Whole(values), Cell::Whole(number)) => push(values, Some(*number)),
            (Values::Real(values), Cell::Real(number)) => push(values, Some(*number)),
            (Values::Flag(values), Cell::Flag(flag)) => push(values, Some(*flag)),
            (Values::Day(values), Cell::Text(day)) => push(values, since_epoch(day)),
            _ => false,
        };
        self.there.push(i16::from(is_there));
    }

    fn write(self, column: SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        let there = &self.there;
        match self.values {
            Values::Text(values) => write::<ByteArrayType>(column, &values, there),
            Values::Whole(values) => write::<Int64Type>(column, &values, there),
            Values::Real(values) => write::<DoubleType>(column, &values, there),
            Values::Flag(values) => write::<BoolType>(column, &values, there),
            Values::Day(values) => write::<Int32Type>(column, &values, there),
        }
    }
}

/// Adds a value, and tells whether there is one.
fn push<T>(values: &mut Vec<T>, value: Option<T>) -> bool {
    let is_there = value.is_some();
    values.extend(value);
    is_there
}

fn write<D: DataType>(
    mut column: SerializedColumnWriter<'_>,
    values: &[D::T],
    there: &[i16],
) -> Result<(), ParquetError> {
    column.typed::<D>().write_batch(values, Some(there), None)?;
    column.close()
}

/// Days since 1970-01-01.
fn since_epoch(day: &str) -> Option<i32> {
    let day: Date = day.parse().ok()?;
    let hours = Date::constant(1970, 1, 1).duration_until(day).as_hours();
    i32::try_from(hours / 24).ok()
}

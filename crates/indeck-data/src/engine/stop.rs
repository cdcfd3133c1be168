//! Queries that can be stopped: each operator asks, before it takes a batch, whether it is still
//! wanted. An operator that gives nothing for long (a join that finds no row) still takes batches
//! of those below it.

use std::fmt;
use std::sync::Arc;
use std::task::Poll;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::DataType;
use datafusion::common::tree_node::TreeNodeRecursion;
use datafusion::common::{DataFusionError, Result};
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::physical_expr::PhysicalExpr;
use datafusion::physical_plan::execution_plan::replace_children_if_necessary;
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::{
    ChildrenPropertiesMode, DisplayAs, DisplayFormatType, ExecutionPlan, PlanProperties,
    ReplaceChildrenOptions,
};
use futures::StreamExt;
use futures::stream;

use crate::cancel::Cancel;

/// Bytes of a batch between two operators.
const BATCH_BYTES: usize = 512 << 20;

/// The plan with a question before every batch; no value has more than so many bytes.
pub(crate) fn stoppable(
    plan: &Arc<dyn ExecutionPlan>,
    cancel: &Cancel,
    value_bytes: usize,
) -> Result<Arc<dyn ExecutionPlan>> {
    let children = plan.children().into_iter().map(|child| stoppable(child, cancel, value_bytes));
    let children = children.collect::<Result<Vec<_>>>()?;
    let input = match children.is_empty() {
        true => plan.clone(),
        false => replace_children_if_necessary(plan.clone(), children)?,
    };
    Ok(Arc::new(Stoppable { input, cancel: cancel.clone(), value_bytes }))
}

/// An operator whose rows come only as long as they are wanted.
#[derive(Debug)]
struct Stoppable {
    input: Arc<dyn ExecutionPlan>,
    cancel: Cancel,
    value_bytes: usize,
}

impl DisplayAs for Stoppable {
    fn fmt_as(&self, _: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stoppable")
    }
}

impl ExecutionPlan for Stoppable {
    fn name(&self) -> &str {
        "Stoppable"
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        self.input.properties()
    }

    fn maintains_input_order(&self) -> Vec<bool> {
        vec![true]
    }

    fn children(&self) -> Vec<&Arc<dyn ExecutionPlan>> {
        vec![&self.input]
    }

    fn apply_expressions(
        &self,
        _: &mut dyn FnMut(&Arc<dyn PhysicalExpr>) -> Result<TreeNodeRecursion>,
    ) -> Result<TreeNodeRecursion> {
        Ok(TreeNodeRecursion::Continue)
    }

    fn replace_children(
        self: Arc<Self>,
        children: Vec<Arc<dyn ExecutionPlan>>,
        _: ReplaceChildrenOptions,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let input = children.into_iter().next().unwrap_or_else(|| self.input.clone());
        Ok(Arc::new(Self { input, cancel: self.cancel.clone(), value_bytes: self.value_bytes }))
    }

    fn with_new_children(
        self: Arc<Self>,
        children: Vec<Arc<dyn ExecutionPlan>>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let options = ReplaceChildrenOptions::new(ChildrenPropertiesMode::Recompute);
        self.replace_children(children, options)
    }

    fn execute(
        &self,
        partition: usize,
        context: Arc<TaskContext>,
    ) -> Result<SendableRecordBatchStream> {
        let mut rows = self.input.execute(partition, context)?;
        let (schema, cancel) = (rows.schema(), self.cancel.clone());
        let most = self.value_bytes;
        let asked = stream::poll_fn(move |task| match cancel.is_cancelled() {
            true => Poll::Ready(Some(Err(stopped()))),
            false => {
                rows.poll_next_unpin(task).map(|batch| batch.map(|batch| bounded(batch, most)))
            }
        });
        Ok(Box::pin(RecordBatchStreamAdapter::new(schema, asked)))
    }
}

/// A batch that the next operator can take, which may make several of it.
fn bounded(batch: Result<RecordBatch>, value_bytes: usize) -> Result<RecordBatch> {
    let batch = batch?;
    // Batches share the memory of those that they were cut from: what is theirs is what counts.
    let own = |column: &ArrayRef| column.to_data().get_slice_memory_size().unwrap_or_default();
    let mut bytes = 0;
    for column in batch.columns() {
        let own = own(column);
        bytes += own;
        // A value is no larger than all of them.
        if own > value_bytes && largest(column, own) > value_bytes {
            return Err(DataFusionError::ResourcesExhausted("a value is too large".to_owned()));
        }
    }
    match bytes > BATCH_BYTES {
        true => Err(DataFusionError::ResourcesExhausted("a batch is too large".to_owned())),
        false => Ok(batch),
    }
}

/// Bytes of the largest value of a column; of lists, their mean.
fn largest(column: &ArrayRef, bytes: usize) -> usize {
    let longest = match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().iter().flatten().map(str::len).max(),
        DataType::LargeUtf8 => column.as_string::<i64>().iter().flatten().map(str::len).max(),
        DataType::Utf8View => column.as_string_view().iter().flatten().map(str::len).max(),
        _ => Some(bytes / column.len().max(1)),
    };
    longest.unwrap_or_default()
}

fn stopped() -> DataFusionError {
    DataFusionError::Execution("the query was stopped".to_owned())
}

using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet;

/// <content>Many numbers become fewer: sums, means, extremes. All of it is differentiable; an axis is a dimension from 0, or from −1 for the last.</content>
public partial class Tensor
{
    /// <summary>The sum of all elements.</summary>
    /// <returns>A single number.</returns>
    public Tensor Sum() => Operation.Run(ReduceOperation.Sum(this, [], keepDimensions: false));

    /// <summary>The sum over one dimension.</summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <param name="keepDimensions">Whether the dimension stays with size 1.</param>
    /// <returns>The sums.</returns>
    /// <exception cref="ShapeException">There is no such dimension.</exception>
    public Tensor Sum(int axis, bool keepDimensions = false) => Operation.Run(ReduceOperation.Sum(this, [axis], keepDimensions));

    /// <summary>The sum over several dimensions.</summary>
    /// <param name="axes">The dimensions; negative ones count from the end, none stands for all.</param>
    /// <param name="keepDimensions">Whether the dimensions stay with size 1.</param>
    /// <returns>The sums.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or one is named twice.</exception>
    public Tensor Sum(ReadOnlySpan<int> axes, bool keepDimensions = false) => Operation.Run(ReduceOperation.Sum(this, axes, keepDimensions));

    /// <summary>The mean of all elements.</summary>
    /// <returns>A single number.</returns>
    /// <exception cref="ShapeException">There are no elements.</exception>
    public Tensor Mean() => Operation.Run(ReduceOperation.Mean(this, [], keepDimensions: false));

    /// <summary>The mean over one dimension.</summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <param name="keepDimensions">Whether the dimension stays with size 1.</param>
    /// <returns>The means.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or it is empty.</exception>
    public Tensor Mean(int axis, bool keepDimensions = false) => Operation.Run(ReduceOperation.Mean(this, [axis], keepDimensions));

    /// <summary>The mean over several dimensions.</summary>
    /// <param name="axes">The dimensions; negative ones count from the end, none stands for all.</param>
    /// <param name="keepDimensions">Whether the dimensions stay with size 1.</param>
    /// <returns>The means.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or one is named twice, or nothing is left to average.</exception>
    public Tensor Mean(ReadOnlySpan<int> axes, bool keepDimensions = false) => Operation.Run(ReduceOperation.Mean(this, axes, keepDimensions));

    /// <summary>The largest of all elements, NaN when one is NaN. Where several are largest, they share the gradient evenly.</summary>
    /// <returns>A single number.</returns>
    /// <exception cref="ShapeException">There are no elements.</exception>
    public Tensor Max() => Max([]);

    /// <summary>The largest element over one dimension; several that are largest share the gradient evenly.</summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <param name="keepDimensions">Whether the dimension stays with size 1.</param>
    /// <returns>The largest elements.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or it is empty.</exception>
    public Tensor Max(int axis, bool keepDimensions = false) => Max([axis], keepDimensions);

    /// <summary>The largest element over several dimensions.</summary>
    /// <param name="axes">The dimensions; negative ones count from the end, none stands for all.</param>
    /// <param name="keepDimensions">Whether the dimensions stay with size 1.</param>
    /// <returns>The largest elements.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or one is named twice, or nothing is left to compare.</exception>
    public Tensor Max(ReadOnlySpan<int> axes, bool keepDimensions = false) => Operation.Run(
        ExtremumOperation<MaximumFunction>.Create("Max", default, float.NegativeInfinity, this, axes, keepDimensions));

    /// <summary>The smallest of all elements, NaN when one is NaN. Where several are smallest, they share the gradient evenly.</summary>
    /// <returns>A single number.</returns>
    /// <exception cref="ShapeException">There are no elements.</exception>
    public Tensor Min() => Min([]);

    /// <summary>The smallest element over one dimension; several that are smallest share the gradient evenly.</summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <param name="keepDimensions">Whether the dimension stays with size 1.</param>
    /// <returns>The smallest elements.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or it is empty.</exception>
    public Tensor Min(int axis, bool keepDimensions = false) => Min([axis], keepDimensions);

    /// <summary>The smallest element over several dimensions.</summary>
    /// <param name="axes">The dimensions; negative ones count from the end, none stands for all.</param>
    /// <param name="keepDimensions">Whether the dimensions stay with size 1.</param>
    /// <returns>The smallest elements.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or one is named twice, or nothing is left to compare.</exception>
    public Tensor Min(ReadOnlySpan<int> axes, bool keepDimensions = false) => Operation.Run(
        ExtremumOperation<MinimumFunction>.Create("Min", default, float.PositiveInfinity, this, axes, keepDimensions));

    /// <summary>The sums of all elements up to each place: yᵢ = x₀ + x₁ + … + xᵢ along one dimension.</summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <returns>The running sums, with the shape of this tensor.</returns>
    /// <exception cref="ShapeException">There is no such dimension.</exception>
    public Tensor CumulativeSum(int axis = -1) => Operation.Run(new CumulativeSumOperation(this, axis));
}

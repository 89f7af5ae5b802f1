using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet;

/// <content>
/// Many numbers become fewer: sums, extremes, statistics. Each is differentiable and recorded, unless it says otherwise; an axis
/// is a dimension from 0, or from −1 for the last.
/// </content>
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

    /// <summary>The variance Σ(x − x̄)² / n of all elements (divided by n, as NumPy and Keras do).</summary>
    /// <returns>A single number.</returns>
    public Tensor Variance() => Variance([]);

    /// <summary>The variance Σ(x − x̄)² / n over one dimension (divided by n, as NumPy and Keras do).</summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <param name="keepDimensions">Whether the dimension stays with size 1.</param>
    /// <returns>The variances.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or it is empty.</exception>
    public Tensor Variance(int axis, bool keepDimensions = false) => Variance([axis], keepDimensions);

    /// <summary>The variance Σ(x − x̄)² / n over several dimensions (divided by n, as NumPy and Keras do).</summary>
    /// <param name="axes">The dimensions; negative ones count from the end, none stands for all.</param>
    /// <param name="keepDimensions">Whether the dimensions stay with size 1.</param>
    /// <returns>The variances.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or one is named twice, or nothing is left to average.</exception>
    public Tensor Variance(ReadOnlySpan<int> axes, bool keepDimensions = false)
    {
        var centred = this - Mean(axes, keepDimensions: true);
        return centred.Square().Mean(axes, keepDimensions);
    }

    /// <summary>The standard deviation √(Σ(x − x̄)² / n) of all elements; its derivative is 0 where they are all equal.</summary>
    /// <returns>A single number.</returns>
    public Tensor StandardDeviation() => StandardDeviation([]);

    /// <summary>The standard deviation √(Σ(x − x̄)² / n) over one dimension; its derivative is 0 where all elements are equal.</summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <param name="keepDimensions">Whether the dimension stays with size 1.</param>
    /// <returns>The standard deviations.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or it is empty.</exception>
    public Tensor StandardDeviation(int axis, bool keepDimensions = false) => StandardDeviation([axis], keepDimensions);

    /// <summary>The standard deviation √(Σ(x − x̄)² / n) over several dimensions; its derivative is 0 where all elements are equal.</summary>
    /// <param name="axes">The dimensions; negative ones count from the end, none stands for all.</param>
    /// <param name="keepDimensions">Whether the dimensions stay with size 1.</param>
    /// <returns>The standard deviations.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or one is named twice, or nothing is left to average.</exception>
    public Tensor StandardDeviation(ReadOnlySpan<int> axes, bool keepDimensions = false) =>
        Unary(default(RootFunction), Variance(axes, keepDimensions));

    /// <summary>The Euclidean norm √Σx² of all elements; its derivative at 0 is 0.</summary>
    /// <returns>A single number.</returns>
    public Tensor Norm() => Norm([]);

    /// <summary>The Euclidean norm √Σx² over one dimension; its derivative at 0 is 0.</summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <param name="keepDimensions">Whether the dimension stays with size 1.</param>
    /// <returns>The norms.</returns>
    /// <exception cref="ShapeException">There is no such dimension.</exception>
    public Tensor Norm(int axis, bool keepDimensions = false) => Norm([axis], keepDimensions);

    /// <summary>The Euclidean norm √Σx² over several dimensions; its derivative at 0 is 0.</summary>
    /// <param name="axes">The dimensions; negative ones count from the end, none stands for all.</param>
    /// <param name="keepDimensions">Whether the dimensions stay with size 1.</param>
    /// <returns>The norms.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or one is named twice.</exception>
    public Tensor Norm(ReadOnlySpan<int> axes, bool keepDimensions = false) =>
        Unary(default(RootFunction), Square().Sum(axes, keepDimensions));

    /// <summary>ln Σeˣ of all elements, without overflow for any x.</summary>
    /// <returns>A single number.</returns>
    public Tensor LogSumExp() => LogSumExp([]);

    /// <summary>ln Σeˣ over one dimension, without overflow for any x.</summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <param name="keepDimensions">Whether the dimension stays with size 1.</param>
    /// <returns>The logarithms.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or it is empty.</exception>
    public Tensor LogSumExp(int axis, bool keepDimensions = false) => LogSumExp([axis], keepDimensions);

    /// <summary>ln Σeˣ over several dimensions, without overflow for any x.</summary>
    /// <param name="axes">The dimensions; negative ones count from the end, none stands for all.</param>
    /// <param name="keepDimensions">Whether the dimensions stay with size 1.</param>
    /// <returns>The logarithms.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or one is named twice, or nothing is left to add up.</exception>
    public Tensor LogSumExp(ReadOnlySpan<int> axes, bool keepDimensions = false)
    {
        if (ReducedShape.Of("LogSumExp", Shape, axes, keepDimensions).Count == 0)
        {
            throw new ShapeException($"LogSumExp: a tensor of shape {Shape} has no elements to add up.");
        }

        // ln Σeˣ = m + ln Σe^(x − m) for any m. The largest x keeps every power at 1 or below; a finite one keeps ∞ − ∞ away.
        var largest = Max(axes, keepDimensions: true).Clip(float.MinValue, float.MaxValue).StopGradient();
        var sum = (this - largest).Exp().Sum(axes, keepDimensions: true).Log() + largest;
        return keepDimensions ? sum : sum.Reshape(ReducedShape.Of("LogSumExp", Shape, axes, keepDimensions).Result.AsSpan());
    }

    /// <summary>The sums of all elements up to each place: yᵢ = x₀ + x₁ + … + xᵢ along one dimension.</summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <returns>The running sums, with the shape of this tensor.</returns>
    /// <exception cref="ShapeException">There is no such dimension.</exception>
    public Tensor CumulativeSum(int axis = -1) => Operation.Run(new CumulativeSumOperation(this, axis));

    /// <summary>Where the largest element of each row (along the last dimension) stands. Not differentiable.</summary>
    /// <returns>One index per row; the first one where several are largest.</returns>
    /// <exception cref="ShapeException">The last dimension is empty, or the tensor is a single number.</exception>
    public int[] ArgMax()
    {
        if (Rank == 0 || Shape[^1] == 0)
        {
            throw new ShapeException($"ArgMax needs at least one number in the last dimension; got shape {Shape}.");
        }

        var columns = Shape[^1];
        var result = new int[Length / columns];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Reduction.ArgMax(Data.AsSpan(i * columns, columns));
        }

        return result;
    }

    /// <summary>Where the smallest element of each row (along the last dimension) stands. Not differentiable, not recorded.</summary>
    /// <returns>One index per row; the first one where several are smallest.</returns>
    /// <exception cref="ShapeException">The last dimension is empty, or the tensor is a single number.</exception>
    public int[] ArgMin()
    {
        if (Rank == 0 || Shape[^1] == 0)
        {
            throw new ShapeException($"ArgMin needs at least one number in the last dimension; got shape {Shape}.");
        }

        var search = new ArgExtremumOperation(this, -1, keepDimensions: false, largest: false);
        search.Forward();
        return Array.ConvertAll(search.Output.Data, index => (int)index);
    }

    /// <summary>Where along a dimension the largest element stands. Recorded, but not differentiable.</summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <param name="keepDimensions">Whether the dimension stays with size 1.</param>
    /// <returns>The indices as whole numbers in a tensor; the first one where several elements are largest.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or it is empty.</exception>
    public Tensor ArgMax(int axis, bool keepDimensions = false) =>
        Operation.Run(new ArgExtremumOperation(this, axis, keepDimensions, largest: true));

    /// <summary>Where along a dimension the smallest element stands. Recorded, but not differentiable.</summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <param name="keepDimensions">Whether the dimension stays with size 1.</param>
    /// <returns>The indices as whole numbers in a tensor; the first one where several elements are smallest.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or it is empty.</exception>
    public Tensor ArgMin(int axis, bool keepDimensions = false) =>
        Operation.Run(new ArgExtremumOperation(this, axis, keepDimensions, largest: false));
}

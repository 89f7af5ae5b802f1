using NotebookNet.Kernels;

namespace NotebookNet;

/// <content>Variance, norm and the like over all elements, one dimension or several. All of it is differentiable.</content>
public partial class Tensor
{
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

    /// <summary>The standard deviation √(Σ(x − x̄)² / n) of all elements; its derivative is 0 where it is 0.</summary>
    /// <returns>A single number.</returns>
    public Tensor StandardDeviation() => StandardDeviation([]);

    /// <summary>The standard deviation √(Σ(x − x̄)² / n) over one dimension; its derivative is 0 where it is 0.</summary>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <param name="keepDimensions">Whether the dimension stays with size 1.</param>
    /// <returns>The standard deviations.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or it is empty.</exception>
    public Tensor StandardDeviation(int axis, bool keepDimensions = false) => StandardDeviation([axis], keepDimensions);

    /// <summary>The standard deviation √(Σ(x − x̄)² / n) over several dimensions; its derivative is 0 where it is 0.</summary>
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
        var shape = ReducedShape.Of("LogSumExp", Shape, axes, keepDimensions);
        if (shape.Count == 0)
        {
            throw new ShapeException($"LogSumExp: a tensor of shape {Shape} has no elements to add up.");
        }

        // ln Σeˣ = m + ln Σe^(x − m) for any m. The largest x keeps every power at 1 or below; a finite one keeps ∞ − ∞ away.
        var largest = Max(axes, keepDimensions: true).Clip(float.MinValue, float.MaxValue).StopGradient();
        var sum = (this - largest).Exp().Sum(axes, keepDimensions: true).Log() + largest;
        return keepDimensions ? sum : sum.Reshape(shape.Result.AsSpan());
    }
}

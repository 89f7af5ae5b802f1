using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet;

/// <content>Where extremes stand. None of it is differentiable.</content>
public partial class Tensor
{
    /// <summary>Where the largest element of each row (along the last dimension) stands. Not differentiable, not recorded.</summary>
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

using NotebookNet.Operations;

namespace NotebookNet;

/// <content>Numbers picked by indices, which other tensors hold. Differentiable in what is picked from.</content>
public partial class Tensor
{
    /// <summary>
    /// Whole slices along an axis, in the order of the indices: the lookup of an embedding. For axis 0 of (V, D) and indices
    /// (B, T) the result is (B, T, D). An index may come several times; its gradients are added up in the order of the indices.
    /// </summary>
    /// <param name="indices">Whole numbers from 0, of any shape; an <c>int[]</c> will do.</param>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <returns>The slices: this shape with the shape of the indices in place of the axis.</returns>
    /// <exception cref="ShapeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is not a whole number within the dimension.</exception>
    /// <example><code>var some = embeddings.Gather(new[] { 3, 1, 3 });</code></example>
    public Tensor Gather(Tensor indices, int axis = 0)
    {
        ArgumentNullException.ThrowIfNull(indices);
        return Operation.Run(new GatherOperation(this, indices, axis));
    }

    /// <summary>
    /// One element per index along an axis: yᵢⱼ = xᵢ,ₖ with k = indexᵢⱼ for the last axis of a matrix. NumPy:
    /// <c>take_along_axis</c>.
    /// </summary>
    /// <param name="indices">Whole numbers from 0; same rank and, except at the axis, same sizes as this tensor.</param>
    /// <param name="axis">The dimension; negative counts from the end.</param>
    /// <returns>The elements, with the shape of the indices.</returns>
    /// <exception cref="ShapeException">There is no such dimension, or the indices have another shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is not a whole number within the dimension.</exception>
    public Tensor TakeAlong(Tensor indices, int axis = -1)
    {
        ArgumentNullException.ThrowIfNull(indices);
        return Operation.Run(new TakeAlongOperation(this, indices, axis));
    }
}

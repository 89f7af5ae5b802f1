namespace NotebookNet;

/// <summary>The inputs side by side along one dimension. Keras: <c>Concatenate</c>.</summary>
/// <remarks>Shapes: (B, …, F₁), (B, …, F₂) → (B, …, F₁ + F₂) along the last dimension; all others must be equal.</remarks>
/// <param name="Axis">The dimension of one sample, from 0; −1 is the last.</param>
public sealed record Concatenate(int Axis = -1) : MergeLayer
{
    /// <inheritdoc/>
    public override Shape OutputShape(IReadOnlyList<Shape> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var rank = inputs[0].Rank;
        var axis = Axis < 0 ? Axis + rank : Axis;
        if (axis < 0 || axis >= rank)
        {
            throw new ShapeException($"Concatenate along dimension {Axis} does not fit samples of shape {inputs[0]}; dimensions run from 0 to {rank - 1}, or from −1 backwards.");
        }

        int[] sizes = [.. inputs[0]];
        foreach (var other in inputs.Skip(1))
        {
            if (other.Rank != rank || Enumerable.Range(0, rank).Any(i => i != axis && other[i] != sizes[i]))
            {
                throw new ShapeException(
                    $"Concatenate needs shapes that differ in dimension {axis} only; got {string.Join(", ", inputs)} per sample. Flatten or reshape the branches first.");
            }

            sizes[axis] += other[axis];
        }

        return new Shape(sizes);
    }

    /// <inheritdoc/>
    public override Tensor Forward(IReadOnlyList<Tensor> inputs, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Tensor.Concat(inputs, Axis < 0 ? Axis : Axis + 1);
    }
}

using NotebookNet.Autodiff;

namespace NotebookNet.Operations;

/// <summary>The dimensions in another order; for a matrix Aᵀ.</summary>
internal sealed class TransposeOperation : Operation
{
    // Where element i of the output stands in the input.
    private readonly int[] _source;

    public TransposeOperation(Tensor x, ReadOnlySpan<int> order)
        : base("Transpose", ResultShape(x, order), x)
    {
        var strides = x.Shape.StridesFor(x.Shape);
        _source = new int[x.Length];
        var position = new int[x.Rank];
        for (var i = 0; i < _source.Length; i++)
        {
            var source = 0;
            for (var d = 0; d < position.Length; d++)
            {
                source += position[d] * strides[order[d]];
            }

            _source[i] = source;
            for (var d = position.Length - 1; d >= 0 && ++position[d] == Output.Shape[d]; d--)
            {
                position[d] = 0;
            }
        }
    }

    /// <inheritdoc/>
    public override void Forward()
    {
        for (var i = 0; i < _source.Length; i++)
        {
            Output.Data[i] = Inputs[0].Data[_source[i]];
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        var target = gradients.InputToAddTo(0);
        for (var i = 0; i < _source.Length; i++)
        {
            target[_source[i]] += gradients.Output[i];
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var i = 0; i < _source.Length; i++)
        {
            output[i] = inputs[0][_source[i]];
        }
    }

    private static Shape ResultShape(Tensor x, ReadOnlySpan<int> order)
    {
        var sizes = new int[x.Rank];
        var seen = new bool[x.Rank];
        if (order.Length != x.Rank)
        {
            throw WrongOrder(x, order);
        }

        for (var i = 0; i < sizes.Length; i++)
        {
            if (order[i] < 0 || order[i] >= x.Rank || seen[order[i]])
            {
                throw WrongOrder(x, order);
            }

            seen[order[i]] = true;
            sizes[i] = x.Shape[order[i]];
        }

        return new Shape(sizes);
    }

    private static ShapeException WrongOrder(Tensor x, ReadOnlySpan<int> order) =>
        new($"Transpose: the order ({Wording.List(order)}) must name each of the {x.Rank} dimensions of {x.Shape} once, from 0 to {x.Rank - 1}.");
}

using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>Tensors one behind the other along one axis.</summary>
internal sealed class ConcatOperation : Operation
{
    private readonly int _outer;

    // How many numbers each input has inside of one outer element, and where they begin in the output's.
    private readonly int[] _lengths;
    private readonly int[] _starts;
    private readonly int _length;

    public ConcatOperation(Tensor[] tensors, int axis)
        : base("Concat", ResultShape(tensors, axis), tensors)
    {
        _lengths = new int[tensors.Length];
        _starts = new int[tensors.Length];
        for (var i = 0; i < tensors.Length; i++)
        {
            var view = AxisView.Of("Concat", tensors[i].Shape, axis);
            _outer = view.Outer;
            _lengths[i] = view.Size * view.Inner;
            _starts[i] = _length;
            _length += _lengths[i];
        }
    }

    /// <inheritdoc/>
    public override void Forward()
    {
        for (var i = 0; i < _lengths.Length; i++)
        {
            Place<float>(i, Inputs[i].Data, Output.Data);
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        for (var i = 0; i < _lengths.Length; i++)
        {
            if (!gradients.Needs(i))
            {
                continue;
            }

            var target = gradients.InputToAddTo(i);
            for (var o = 0; o < _outer; o++)
            {
                Elementwise.Add(
                    gradients.Output.Slice((o * _length) + _starts[i], _lengths[i]), target.Slice(o * _lengths[i], _lengths[i]));
            }
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var i = 0; i < _lengths.Length; i++)
        {
            Place<double>(i, inputs[i], output);
        }
    }

    private void Place<T>(int input, ReadOnlySpan<T> x, Span<T> output)
    {
        for (var o = 0; o < _outer; o++)
        {
            x.Slice(o * _lengths[input], _lengths[input]).CopyTo(output[((o * _length) + _starts[input])..]);
        }
    }

    private static Shape ResultShape(Tensor[] tensors, int axis)
    {
        if (tensors.Length == 0)
        {
            throw new ShapeException("Concat needs at least one tensor; got none.");
        }

        var first = tensors[0].Shape;
        if (first.Rank == 0)
        {
            throw new ShapeException("Concat: single numbers have no axis to be joined along. Tensor.Stack makes a vector of them.");
        }

        var dimension = Axis.Of("Concat", first, axis);
        int[] sizes = [.. first];
        for (var i = 1; i < tensors.Length; i++)
        {
            var shape = tensors[i].Shape;
            var fits = shape.Rank == first.Rank;
            for (var d = 0; fits && d < first.Rank; d++)
            {
                fits = d == dimension || shape[d] == first[d];
            }

            sizes[dimension] = fits
                ? checked(sizes[dimension] + shape[dimension])
                : throw new ShapeException(
                    FormattableString.Invariant($"Concat along axis {axis}: tensor {i + 1} of {tensors.Length} has shape {shape} and does not fit {first}: all sizes but that of axis {axis} must be equal. Reshape it, or choose another axis."));
        }

        return new Shape(sizes);
    }
}

using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>y = f(x), element by element.</summary>
internal sealed class UnaryOperation<TFunction>(TFunction function, Tensor x) : Operation(function.Name, x.Shape, x), IElementwise, IRowwise
    where TFunction : struct, IUnaryFunction
{
    private readonly TFunction _function = function;

    /// <inheritdoc/>
    public IInPlaceMap InPlace => new InPlaceMap<TFunction>(_function);

    /// <inheritdoc/>
    public int? Rows => null;

    /// <inheritdoc/>
    public long Work => Output.Length;

    /// <inheritdoc/>
    public override bool IsForwardInPlace => _function.NeedsResultOnly;

    /// <inheritdoc/>
    public override bool IsBackwardInPlace => true;

    /// <inheritdoc/>
    public override void Forward() => Elementwise.Map(_function, Inputs[0].Data, Output.Data);

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients) =>
        Elementwise.MapBackward(
            _function, Inputs[0].Data, Output.Data, gradients.Output, gradients.Input(0), gradients.Accumulates(0));

    /// <inheritdoc/>
    public void ForwardRows(int first, int count, int rows)
    {
        var size = Output.Length / rows;
        Elementwise.Map(_function, Inputs[0].Data.AsSpan(first * size, count * size), Output.Data.AsSpan(first * size));
    }

    /// <inheritdoc/>
    public void BackwardRows(OperationGradients gradients, int first, int count, int rows)
    {
        var size = Output.Length / rows;
        Elementwise.MapBackward(
            _function, Inputs[0].Data.AsSpan(first * size, count * size), Output.Data.AsSpan(first * size), gradients.Output[(first * size)..],
            gradients.Input(0)[(first * size)..], gradients.Accumulates(0));
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = _function.Scalar(inputs[0][i]);
        }
    }
}

using NotebookNet.Autodiff;

namespace NotebookNet.Operations;

/// <summary>Running sums along an axis, added up in double precision.</summary>
internal sealed class CumulativeSumOperation : Operation
{
    private readonly AxisView _view;

    public CumulativeSumOperation(Tensor x, int axis)
        : base("CumulativeSum", x.Shape, x) => _view = AxisView.Of("CumulativeSum", x.Shape, axis);

    /// <inheritdoc/>
    public override void Forward()
    {
        var (x, y) = (Inputs[0].Data, Output.Data);
        for (var lane = 0; lane < _view.Outer * _view.Inner; lane++)
        {
            var position = StartOf(lane);
            var sum = 0.0;
            for (var i = 0; i < _view.Size; i++, position += _view.Inner)
            {
                sum += x[position];
                y[position] = (float)sum;
            }
        }
    }

    // dxᵢ = Σ dyⱼ over j ≥ i: the running sum from the other end.

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        var target = gradients.InputToAddTo(0);
        for (var lane = 0; lane < _view.Outer * _view.Inner; lane++)
        {
            var position = StartOf(lane) + ((_view.Size - 1) * _view.Inner);
            var sum = 0.0;
            for (var i = 0; i < _view.Size; i++, position -= _view.Inner)
            {
                sum += gradients.Output[position];
                target[position] += (float)sum;
            }
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = inputs[0][i] + (i / _view.Inner % _view.Size == 0 ? 0 : output[i - _view.Inner]);
        }
    }

    private int StartOf(int lane) => (lane / _view.Inner * _view.Size * _view.Inner) + (lane % _view.Inner);
}

using NotebookNet.Autodiff;

namespace NotebookNet.Operations;

/// <summary>Where along an axis the largest or the smallest element stands; the first one where several do.</summary>
internal sealed class ArgExtremumOperation : Operation
{
    private readonly AxisView _view;
    private readonly bool _largest;

    public ArgExtremumOperation(Tensor x, int axis, bool keepDimensions, bool largest)
        : base(largest ? "ArgMax" : "ArgMin", ReducedShape.Of(largest ? "ArgMax" : "ArgMin", x.Shape, [axis], keepDimensions).Result, x)
    {
        _view = AxisView.Of(Name, x.Shape, axis);
        _largest = largest;
        if (_view.Size == 0)
        {
            throw new ShapeException(FormattableString.Invariant($"{Name}: axis {axis} of {x.Shape} is empty; it needs at least one number."));
        }
    }

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => false;

    /// <inheritdoc/>
    public override void Forward()
    {
        var x = Inputs[0].Data;
        for (var lane = 0; lane < Output.Length; lane++)
        {
            var start = (lane / _view.Inner * _view.Size * _view.Inner) + (lane % _view.Inner);
            var best = 0;
            for (var i = 1; i < _view.Size; i++)
            {
                var (candidate, champion) = (x[start + (i * _view.Inner)], x[start + (best * _view.Inner)]);
                best = (_largest ? candidate > champion : candidate < champion) ? i : best;
            }

            Output.Data[lane] = best;
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
    }

    // Indices do not change under the small steps of a finite difference, except where they jump.

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var lane = 0; lane < output.Length; lane++)
        {
            var start = (lane / _view.Inner * _view.Size * _view.Inner) + (lane % _view.Inner);
            var along = Enumerable.Range(0, _view.Size).Select(i => inputs[0][start + (i * _view.Inner)]).ToList();
            output[lane] = along.IndexOf(_largest ? along.Max() : along.Min());
        }
    }
}

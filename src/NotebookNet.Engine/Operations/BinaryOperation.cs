using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>y = f(a, b), element by element; sizes of 1 are repeated (broadcasting).</summary>
internal class BinaryOperation<TFunction> : Operation
    where TFunction : struct, IBinaryFunction
{
    private readonly TFunction _function;
    private readonly BroadcastPlan _plan;
    private readonly float[] _row;

    public BinaryOperation(TFunction function, Tensor a, Tensor b)
        : base(function.Name, Shape.Broadcast(a.Shape, b.Shape, function.Name), a, b)
    {
        _function = function;
        _plan = new BroadcastPlan(a.Shape, b.Shape, Output.Shape);
        _row = new float[_plan.RowLength];
    }

    /// <inheritdoc/>
    public override bool ForgetsOutput => true;

    /// <inheritdoc/>
    public override void Forward()
    {
        _plan.Restart();
        for (var row = 0; row < _plan.RowCount; row++, _plan.Next())
        {
            Elementwise.Zip(
                _function,
                Inputs[0].Data.AsSpan(_plan.AOffset), _plan.AStep,
                Inputs[1].Data.AsSpan(_plan.BOffset), _plan.BStep,
                Output.Data.AsSpan(row * _plan.RowLength, _plan.RowLength));
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        for (var input = 0; input < 2; input++)
        {
            if (!gradients.Needs(input))
            {
                continue;
            }

            var second = input == 1;
            if (Inputs[input].Length == Output.Length)
            {
                WriteGradient(second, gradients.Output, gradients.Input(input), gradients.Accumulates(input));
                continue;
            }

            var target = gradients.InputToAddTo(input);
            var step = second ? _plan.BStep : _plan.AStep;
            _plan.Restart();
            for (var row = 0; row < _plan.RowCount; row++, _plan.Next())
            {
                Elementwise.ZipBackward(
                    _function, second,
                    Inputs[0].Data.AsSpan(_plan.AOffset), _plan.AStep,
                    Inputs[1].Data.AsSpan(_plan.BOffset), _plan.BStep,
                    gradients.Output.Slice(row * _plan.RowLength, _plan.RowLength), _row);
                var offset = second ? _plan.BOffset : _plan.AOffset;
                if (step == 0)
                {
                    target[offset] += Reduction.Sum(_row);
                }
                else
                {
                    Elementwise.Add(_row, target.Slice(offset, _plan.RowLength));
                }
            }
        }
    }

    // An operand that is not repeated: each number of its gradient is written once.
    private void WriteGradient(bool second, ReadOnlySpan<float> arriving, Span<float> target, bool accumulate)
    {
        _plan.Restart();
        for (var row = 0; row < _plan.RowCount; row++, _plan.Next())
        {
            Elementwise.ZipBackward(
                _function, second,
                Inputs[0].Data.AsSpan(_plan.AOffset), _plan.AStep,
                Inputs[1].Data.AsSpan(_plan.BOffset), _plan.BStep,
                arriving.Slice(row * _plan.RowLength, _plan.RowLength),
                target.Slice(second ? _plan.BOffset : _plan.AOffset, _plan.RowLength), accumulate);
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        var plan = new BroadcastPlan(Inputs[0].Shape, Inputs[1].Shape, Output.Shape);
        for (var row = 0; row < plan.RowCount; row++, plan.Next())
        {
            for (var i = 0; i < plan.RowLength; i++)
            {
                output[(row * plan.RowLength) + i] =
                    _function.Scalar(inputs[0][plan.AOffset + (i * plan.AStep)], inputs[1][plan.BOffset + (i * plan.BStep)]);
            }
        }
    }
}

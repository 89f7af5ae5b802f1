using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// A long short-term memory: the gates i, f, o = σ(x · W + b + h₋₁ · R), the candidate g = φ(…), the cell
/// c = f · c₋₁ + i · g, the state h = o · φ(c). The blocks of the weights stand in the order i, f, c, o.
/// </summary>
internal sealed class LstmOperation<TActivation>(TActivation activation, RecurrentInputs inputs, bool returnSequences)
    : RecurrentOperation("LSTM", 4, hasTwoBiases: false, inputs, returnSequences)
    where TActivation : struct, IUnaryFunction
{
    private readonly PackedMatrix _recurrent = new(inputs.Recurrent.Shape[0], inputs.Recurrent.Shape[1]);
    private readonly float[] _cells = new float[inputs.X.Shape[0] * inputs.X.Shape[1] * inputs.Recurrent.Shape[0]];
    private readonly float[] _activated = new float[inputs.X.Shape[0] * inputs.X.Shape[1] * inputs.Recurrent.Shape[0]];
    private PackedMatrix? _recurrentBack;
    private float[] _cellGradients = [];

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        var twin = new RecurrentTwin(this, Units, inputs);
        var cells = new double[Batch * Units];
        twin.Run(output, (sums, state) =>
        {
            for (var j = 0; j < Units; j++)
            {
                double Sum(int gate) => sums.Input[(gate * Units) + j] + sums.Recurrent[(gate * Units) + j];
                var sigmoid = default(SigmoidFunction);
                ref var cell = ref cells[(sums.Sample * Units) + j];
                cell = (sigmoid.Scalar(Sum(1)) * cell) + (sigmoid.Scalar(Sum(0)) * activation.Scalar(Sum(2)));
                state[j] = sigmoid.Scalar(Sum(3)) * activation.Scalar(cell);
            }
        });
    }

    /// <inheritdoc/>
    protected override void PrepareForward()
    {
        _recurrent.Pack(Inputs[2].Data, Width, 1);
        if (HasBias)
        {
            Inputs[3].Data.CopyTo(FirstSums, 0);
        }
    }

    /// <inheritdoc/>
    protected override void PrepareBackward()
    {
        if (_recurrentBack is null)
        {
            _recurrentBack = new PackedMatrix(Width, Units);
            _cellGradients = new float[Batch * Units];
        }

        _recurrentBack.Pack(Inputs[2].Data, 1, Width);
        Array.Clear(_cellGradients);
    }

    /// <inheritdoc/>
    protected override void StepForward(int first, int last, int t)
    {
        if (t > 0)
        {
            _recurrent.MultiplyAdd(
                last - first, States.AsSpan(((first * Steps) + t - 1) * Units), Steps * Units,
                Gates.AsSpan(((first * Steps) + t) * Width), Steps * Width);
        }

        for (var sample = first; sample < last; sample++)
        {
            var state = Row(States, Units, sample, t);
            var cell = Row(_cells, Units, sample, t);
            if (IsMasked(sample, t))
            {
                RowBefore(States, sample, t).CopyTo(state);
                RowBefore(_cells, sample, t).CopyTo(cell);
                continue;
            }

            LstmKernel.Forward(
                activation, Row(Gates, Width, sample, t), RowBefore(_cells, sample, t), cell, Row(_activated, Units, sample, t), state);
        }
    }

    /// <inheritdoc/>
    protected override void StepBackward(int first, int last, int t, Span<float> stateGradients)
    {
        for (var sample = first; sample < last; sample++)
        {
            var target = Row(InputSumGradients, Width, sample, t);
            if (IsMasked(sample, t))
            {
                target.Clear();
                continue;
            }

            LstmKernel.Backward(
                activation, Row(Gates, Width, sample, t), RowBefore(_cells, sample, t), Row(_activated, Units, sample, t),
                stateGradients.Slice((sample - first) * Units, Units), _cellGradients.AsSpan(sample * Units, Units), target);
        }

        if (t > 0)
        {
            _recurrentBack!.MultiplyAdd(
                last - first, InputSumGradients.AsSpan(((first * Steps) + t) * Width), Steps * Width, stateGradients, Units);
        }
    }
}

using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>A simple recurrent layer: h = φ(x · W + b + h₋₁ · R).</summary>
internal sealed class SimpleRnnOperation<TActivation>(TActivation activation, RecurrentInputs inputs, bool returnSequences)
    : RecurrentOperation("SimpleRNN", 1, hasTwoBiases: false, inputs, returnSequences)
    where TActivation : struct, IUnaryFunction
{
    private readonly PackedMatrix _recurrent = new(inputs.Recurrent.Shape[0], inputs.Recurrent.Shape[0]);
    private PackedMatrix? _recurrentBack;

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        var twin = new RecurrentTwin(this, Units, inputs);
        twin.Run(output, (sums, state) =>
        {
            for (var j = 0; j < Units; j++)
            {
                state[j] = activation.Scalar(sums.Input[j] + sums.Recurrent[j]);
            }
        });
    }

    /// <inheritdoc/>
    protected override void PrepareForward()
    {
        _recurrent.Pack(Inputs[2].Data, Units, 1);
        if (HasBias)
        {
            Inputs[3].Data.CopyTo(FirstSums, 0);
        }
    }

    /// <inheritdoc/>
    protected override void PrepareBackward()
    {
        _recurrentBack ??= new PackedMatrix(Units, Units);
        _recurrentBack.Pack(Inputs[2].Data, 1, Units);
    }

    /// <inheritdoc/>
    protected override void StepForward(int first, int last, int t)
    {
        if (t > 0)
        {
            _recurrent.MultiplyAdd(
                last - first, States.AsSpan(((first * Steps) + t - 1) * Units), Steps * Units,
                Gates.AsSpan(((first * Steps) + t) * Units), Steps * Units);
        }

        for (var sample = first; sample < last; sample++)
        {
            var state = Row(States, Units, sample, t);
            if (IsMasked(sample, t))
            {
                RowBefore(States, sample, t).CopyTo(state);
            }
            else
            {
                Elementwise.Map(activation, Row(Gates, Units, sample, t), state);
            }
        }
    }

    /// <inheritdoc/>
    protected override void StepBackward(int first, int last, int t, Span<float> stateGradients)
    {
        for (var sample = first; sample < last; sample++)
        {
            var carried = stateGradients.Slice((sample - first) * Units, Units);
            var target = Row(InputSumGradients, Units, sample, t);
            if (IsMasked(sample, t))
            {
                target.Clear();
                continue;
            }

            Elementwise.MapBackward(
                activation, Row(Gates, Units, sample, t), Row(States, Units, sample, t), carried, target, accumulate: false);
            carried.Clear();
        }

        if (t > 0)
        {
            _recurrentBack!.MultiplyAdd(
                last - first, InputSumGradients.AsSpan(((first * Steps) + t) * Units), Steps * Units, stateGradients, Units);
        }
    }
}

using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// A gated recurrent unit whose reset gate acts after the recurrent product: z, r = σ(x · W + b₀ + h₋₁ · R + b₁),
/// g = φ(x · W + b₀ + r · (h₋₁ · R + b₁)), h = z · h₋₁ + (1 − z) · g. The blocks of the weights stand in the order z, r, h.
/// </summary>
internal sealed class GruOperation<TActivation>(TActivation activation, RecurrentInputs inputs, bool returnSequences)
    : RecurrentOperation("GRU", 3, hasTwoBiases: true, inputs, returnSequences)
    where TActivation : struct, IUnaryFunction
{
    private readonly PackedMatrix _recurrentGates = new(inputs.Recurrent.Shape[0], 2 * inputs.Recurrent.Shape[0]);
    private readonly PackedMatrix _recurrentCandidate = new(inputs.Recurrent.Shape[0], inputs.Recurrent.Shape[0]);

    // (B, T, U): h₋₁ · R + b₁ of the candidate, which the reset gate scales.
    private readonly float[] _recurrentParts = new float[inputs.X.Shape[0] * inputs.X.Shape[1] * inputs.Recurrent.Shape[0]];
    private PackedMatrix? _recurrentBack;
    private float[] _recurrentSumGradients = [];

    /// <inheritdoc/>
    protected override float[] RecurrentSumGradients => _recurrentSumGradients;

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        var twin = new RecurrentTwin(this, Units, inputs);
        twin.Run(output, (sums, state) =>
        {
            for (var j = 0; j < Units; j++)
            {
                var sigmoid = default(SigmoidFunction);
                var z = sigmoid.Scalar(sums.Input[j] + sums.Recurrent[j]);
                var r = sigmoid.Scalar(sums.Input[Units + j] + sums.Recurrent[Units + j]);
                var candidate = activation.Scalar(sums.Input[(2 * Units) + j] + (r * sums.Recurrent[(2 * Units) + j]));
                state[j] = (z * state[j]) + ((1 - z) * candidate);
            }
        });
    }

    /// <inheritdoc/>
    protected override void PrepareForward()
    {
        _recurrentGates.Pack(Inputs[2].Data, Width, 1);
        _recurrentCandidate.Pack(Inputs[2].Data.AsSpan(2 * Units), Width, 1);
        if (HasBias)
        {
            Inputs[3].Data.AsSpan(0, Width).CopyTo(FirstSums);
            Elementwise.Add(Inputs[3].Data.AsSpan(Width, 2 * Units), FirstSums.AsSpan(0, 2 * Units));
        }
    }

    /// <inheritdoc/>
    protected override void PrepareBackward()
    {
        if (_recurrentBack is null)
        {
            _recurrentBack = new PackedMatrix(Width, Units);
            _recurrentSumGradients = new float[Gates.Length];
        }

        _recurrentBack.Pack(Inputs[2].Data, 1, Width);
    }

    /// <inheritdoc/>
    protected override void StepForward(int first, int last, int t)
    {
        var firstPart = HasBias ? Inputs[3].Data.AsSpan(Width + (2 * Units), Units) : NoState;
        for (var sample = first; sample < last; sample++)
        {
            firstPart.CopyTo(Row(_recurrentParts, Units, sample, t));
        }

        if (t > 0)
        {
            var before = States.AsSpan(((first * Steps) + t - 1) * Units);
            _recurrentGates.MultiplyAdd(last - first, before, Steps * Units, Gates.AsSpan(((first * Steps) + t) * Width), Steps * Width);
            _recurrentCandidate.MultiplyAdd(
                last - first, before, Steps * Units, _recurrentParts.AsSpan(((first * Steps) + t) * Units), Steps * Units);
        }

        for (var sample = first; sample < last; sample++)
        {
            var before = RowBefore(States, sample, t);
            var state = Row(States, Units, sample, t);
            if (IsMasked(sample, t))
            {
                before.CopyTo(state);
                continue;
            }

            GruKernel.Forward(activation, Row(Gates, Width, sample, t), Row(_recurrentParts, Units, sample, t), before, state);
        }
    }

    /// <inheritdoc/>
    protected override void StepBackward(int first, int last, int t, Span<float> stateGradients)
    {
        for (var sample = first; sample < last; sample++)
        {
            var input = Row(InputSumGradients, Width, sample, t);
            var recurrent = Row(_recurrentSumGradients, Width, sample, t);
            if (IsMasked(sample, t))
            {
                input.Clear();
                recurrent.Clear();
                continue;
            }

            GruKernel.Backward(
                activation, Row(Gates, Width, sample, t), Row(_recurrentParts, Units, sample, t), RowBefore(States, sample, t),
                stateGradients.Slice((sample - first) * Units, Units), input, recurrent);
        }

        if (t > 0)
        {
            _recurrentBack!.MultiplyAdd(
                last - first, _recurrentSumGradients.AsSpan(((first * Steps) + t) * Width), Steps * Width, stateGradients, Units);
        }
    }

    /// <inheritdoc/>
    protected override void AddBiasGradients(Span<float> target)
    {
        AddRows(InputSumGradients, target[..Width]);
        AddRows(_recurrentSumGradients, target[Width..]);
    }
}

using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// How much each step looks at each: p = softmax(q · kᵀ / √D) for each head, (B, H, T, S), of q (B, T, H · D) and k (B, S, H · D).
/// Steps a mask (B, S) leaves out, and later ones when causal, get the weight 0.
/// </summary>
internal sealed class AttentionScoresOperation : Operation
{
    private readonly AttentionSizes _sizes;
    private readonly bool _causal;
    private readonly float _scale;
    private readonly AttentionKernel _kernel;

    public AttentionScoresOperation(Tensor q, Tensor k, Tensor? mask, int heads, bool causal)
        : base("AttentionScores", [q.Shape[0], heads, q.Shape[1], k.Shape[1]], mask is null ? [q, k] : [q, k, mask])
    {
        _sizes = new AttentionSizes(q.Shape[0], heads, q.Shape[1], k.Shape[1], q.Shape[2] / heads);
        _causal = causal;
        _scale = (float)(1 / Math.Sqrt(_sizes.Width));
        _kernel = new AttentionKernel(_sizes);
    }

    private float[] Mask => Inputs.Count > 2 ? Inputs[2].Data : [];

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input < 2;

    /// <inheritdoc/>
    public override void Forward() => _kernel.Scores(Inputs[0].Data, Inputs[1].Data, Mask, _causal, _scale, Output.Data);

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients) => _kernel.ScoresBack(
        Inputs[0].Data, Inputs[1].Data, Output.Data, gradients.Output, _scale,
        gradients.Needs(0) ? gradients.Input(0) : [], gradients.Accumulates(0),
        gradients.Needs(1) ? gradients.Input(1) : [], gradients.Accumulates(1));

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        var (steps, keys, row) = (_sizes.Steps, _sizes.Keys, _sizes.Row);
        for (var i = 0; i < output.Length; i++)
        {
            var ((line, key), step) = (Math.DivRem(i, keys), i / keys % steps);
            var (sample, head) = Math.DivRem(line / steps, _sizes.Heads);
            var score = 0.0;
            for (var d = 0; d < _sizes.Width; d++)
            {
                score += inputs[0][(((sample * steps) + step) * row) + (head * _sizes.Width) + d]
                    * inputs[1][(((sample * keys) + key) * row) + (head * _sizes.Width) + d];
            }

            output[i] = (score / Math.Sqrt(_sizes.Width))
                + (inputs.Length > 2 ? (1 - inputs[2][(sample * keys) + key]) * AttentionKernel.Forbidden : 0)
                + (_causal && key > step ? AttentionKernel.Forbidden : 0);
        }

        ScalarTwin.Softmax<double>(output.Length / Math.Max(keys, 1), keys, (double[])output.Clone(), output, new double[output.Length / Math.Max(keys, 1)]);
    }
}

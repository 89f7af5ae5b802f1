using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// Binary cross-entropy of sigmoid(z) against labels y, one number per element, computed from the logits z. The gradient is
/// σ(z) − y, and σ(z) is there already: the sigmoid has computed it for the predictions.
/// </summary>
internal sealed class SigmoidCrossEntropyOperation(UnaryOperation<SigmoidFunction> sigmoid, Tensor labels)
    : BinaryOperation<LogisticLossFunction>(default, sigmoid.Inputs[0], labels)
{
    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        if (gradients.Needs(1) || Inputs[1].Length != Output.Length || sigmoid.Output.Length != Output.Length)
        {
            base.Backward(gradients);
        }
        else if (gradients.Needs(0))
        {
            Elementwise.ScaledDifference(sigmoid.Output.Data, Inputs[1].Data, gradients.Output, 1, gradients.Input(0), gradients.Accumulates(0));
        }
    }
}

using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>Whether predictions are what a loss was told they are.</summary>
internal static class Logits
{
    /// <summary>
    /// Says so when a loss that was told to expect logits gets the result of a softmax or sigmoid: applying it twice trains, but
    /// badly, and nothing else would show why.
    /// </summary>
    public static void Check(Tensor predictions, string loss)
    {
        var activation = predictions.Origin switch
        {
            SoftmaxOperation => "softmax",
            UnaryOperation<SigmoidFunction> => "sigmoid",
            _ => null,
        };
        if (activation is not null)
        {
            throw new InvalidOperationException(
                $"{loss} was made with fromLogits: true, but the predictions are the result of a {activation}. "
                + $"Leave the {activation} out of the last layer, or leave fromLogits out of the loss (it is as exact then).");
        }
    }
}

using NotebookNet.Kernels;

namespace NotebookNet.Training;

/// <summary>Explains a training whose numbers went beyond all bounds: where it shows first, and what usually helps.</summary>
internal static class Divergence
{
    // Standardised features stay within a few units; numbers beyond this make the steps of every rate large.
    private const float LargeFeature = 10f;

    /// <summary>The message; to be asked for before the weights are restored.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">The training data.</param>
    /// <param name="step">The step whose loss is not finite, or null when only weights are not.</param>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="stepInEpoch">The step in it, from 1.</param>
    /// <param name="restores">Whether the weights are restored then.</param>
    public static string Explain(Model model, Dataset data, ModelStep? step, int epoch, int stepInEpoch, bool restores)
    {
        var what = step is null ? "a weight is no longer a finite number" : FormattableString.Invariant($"the loss is {step.Loss!.Data[0]}");
        var largest = data.Features.AsSpan().ToArray().Select(Math.Abs).Max();
        var rate = model.Optimizer!.LearningRate;
        List<string> cures = [FormattableString.Invariant($"a smaller learning rate (it is {rate}; try {rate / 10:G3})")];
        if (largest > LargeFeature)
        {
            cures.Add(FormattableString.Invariant($"standardised features (the largest is {largest}; use StandardScaler)"));
        }

        if (model.Loss is MeanSquaredError && data.Labels.AsSpan().ToArray().Select(Math.Abs).Max() is > LargeFeature and var label)
        {
            cures.Add(FormattableString.Invariant($"smaller targets (the largest is {label}; scale them)"));
        }

        var restored = !restores ? "The weights were left as they are, to be looked at."
            : (epoch == 1 ? "The initial weights" : $"The weights of the end of epoch {epoch - 1}") + " were restored, and the optimizer starts anew.";
        return $"Training diverged in epoch {epoch}, step {stepInEpoch}: {what}{FirstPlace(model, step)}. {restored} What usually helps: {string.Join("; ", cures)}.";
    }

    private static string FirstPlace(Model model, ModelStep? step)
    {
        foreach (var (layer, value) in Places(model, step))
        {
            if (layer.Weights.Any(weight => !RangeCheck.AllFinite(weight.Data)))
            {
                return $", and it shows first in the weights of layer '{layer.Name}'";
            }

            if (value is not null && !RangeCheck.AllFinite(value.Data))
            {
                return $", and it shows first in the output of layer '{layer.Name}'";
            }
        }

        // Everything is still a number, and only the loss, a square for example, is beyond the largest one.
        return step is null ? string.Empty : LargestOutput(model, step);
    }

    private static string LargestOutput(Model model, ModelStep step)
    {
        var (layer, size) = Places(model, step)
            .Select(place => (place.Layer, Size: place.Value!.Data.Select(Math.Abs).DefaultIfEmpty().Max()))
            .MaxBy(place => place.Size);
        return FormattableString.Invariant($", and the output of layer '{layer.Name}' has grown to {size:G3}");
    }

    private static IEnumerable<(ModelLayer Layer, Tensor? Value)> Places(Model model, ModelStep? step) =>
        model.Graph.Nodes.Where(node => node.State is not null).Select(node => (model.Graph.LayerOf(node), step?.Values[node]));
}

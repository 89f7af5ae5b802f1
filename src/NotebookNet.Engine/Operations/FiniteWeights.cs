using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// Whether all weights of a variable are finite, without a look at them each time: what multiplies them may then pass by where it
/// meets a zero, since 0 · w is 0, and not NaN.
/// </summary>
internal sealed class FiniteWeights(Variable weights)
{
    private int _seen = -1;
    private bool? _areFinite;

    /// <summary>
    /// Whether it is known. Weights that have changed since the last question are not looked at yet: in a training they change each
    /// time, and the answer would cost more than it saves.
    /// </summary>
    public bool AreKnown()
    {
        if (weights.Changes != _seen)
        {
            (_seen, _areFinite) = (weights.Changes, null);
            return false;
        }

        return _areFinite ??= RangeCheck.AllFinite(weights.Data);
    }
}

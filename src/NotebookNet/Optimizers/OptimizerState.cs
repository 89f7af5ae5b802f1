namespace NotebookNet;

/// <summary>What an optimizer remembers of some variables: its slots and the number of steps done.</summary>
internal sealed class OptimizerState
{
    private readonly Dictionary<Variable, (float[] Slot1, float[] Slot2)> _slots = new(ReferenceEqualityComparer.Instance);

    /// <summary>The number of steps done.</summary>
    public long Steps { get; private set; }

    /// <summary>How many numbers are remembered.</summary>
    public long Count => _slots.Values.Sum(slots => (long)slots.Slot1.Length + slots.Slot2.Length);

    /// <summary>Begins the next step; every variable's update of that step follows.</summary>
    public void NextStep() => Steps++;

    /// <summary>Updates one variable.</summary>
    public void Update(Optimizer optimizer, Variable variable, Tensor gradient)
    {
        if (!_slots.TryGetValue(variable, out var slots))
        {
            slots = (
                optimizer.SlotCount > 0 ? new float[variable.Length] : [],
                optimizer.SlotCount > 1 ? new float[variable.Length] : []);
            _slots.Add(variable, slots);
        }

        optimizer.Update(Steps, variable.Data, gradient.Data, slots.Slot1, slots.Slot2);
    }
}

namespace NotebookNet;

/// <summary>A tensor that training changes: weights and biases.</summary>
/// <example><code>var w = new Variable(Tensor.Zeros(4, 3), "w");</code></example>
public sealed class Variable : Tensor
{
    /// <summary>A variable that starts with the given values.</summary>
    /// <param name="initial">The first values; they are copied.</param>
    /// <param name="name">What messages and pictures call it.</param>
    public Variable(Tensor initial, string? name = null)
        : base((initial ?? throw new ArgumentNullException(nameof(initial))).Shape, [.. initial.Data]) => Name = name;

    /// <summary>What messages and pictures call it.</summary>
    public string? Name { get; }

    /// <summary>
    /// Whether anyone has written to it since it got its initial values: a training step, or <see cref="Assign"/>.
    /// A model draws new initial weights only where nobody has. It is set each time somebody writes.
    /// </summary>
    internal bool IsTouched
    {
        get;
        set
        {
            field = value;
            NoteChange();
        }
    }

    /// <summary>How often somebody has written to it, so that what was found out about its values can be told from what is old.</summary>
    internal int Changes { get; private set; }

    /// <summary>Says that somebody has written to it.</summary>
    internal void NoteChange() => Changes++;

    /// <summary>Replaces all values.</summary>
    /// <param name="value">The new values, of the same shape.</param>
    /// <exception cref="ShapeException">The shape differs.</exception>
    public void Assign(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!value.Shape.Equals(Shape))
        {
            throw new ShapeException($"Variable{(Name is null ? string.Empty : $" '{Name}'")} has shape {Shape} and cannot take values of shape {value.Shape}. Reshape the values, or make a new Variable.");
        }

        value.Data.CopyTo(Data, 0);
        IsTouched = true;
    }
}

namespace NotebookNet.Hosting;

/// <summary>What the library needs from the place it runs in: show something, update it, and hear of a stop.</summary>
/// <remarks>Set one with <see cref="NotebookHost.Use"/>; without that the library chooses by itself.</remarks>
public interface INotebookHost
{
    /// <summary>The host's name, as <c>#!notebooknet</c> and <c>notebooknet info</c> print it.</summary>
    string Name { get; }

    /// <summary>Whether a shown object can be updated in place while the cell still runs. If not, only a final state is shown.</summary>
    bool IsLive { get; }

    /// <summary>Whether pictures are drawn where they are shown. A console prints text instead.</summary>
    bool DrawsPictures => true;

    /// <summary>
    /// Whether outputs are kept to be compared from run to run, as in a committed notebook: speed and times are then left out.
    /// </summary>
    bool KeepsOutputs => false;

    /// <summary>Cancelled when the user stops the running cell or program.</summary>
    CancellationToken Cancellation { get; }

    /// <summary>Shows an object as output of the running cell.</summary>
    /// <param name="value">The object; usually a <see cref="Visuals.Displayable"/>.</param>
    /// <returns>A handle that replaces the output, or null when this host cannot update.</returns>
    IDisplayHandle? Show(object value);
}

/// <summary>An output that can be replaced in place.</summary>
public interface IDisplayHandle
{
    /// <summary>Replaces what is shown.</summary>
    /// <param name="value">The new object.</param>
    void Update(object value);
}

namespace NotebookNet.Hosting;

/// <summary>A host that is reached through delegates alone.</summary>
internal sealed class DelegateHost(string name, Func<object, Action<object>?> show, Func<CancellationToken>? cancellation) : INotebookHost
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public bool IsLive => true;

    /// <inheritdoc/>
    public CancellationToken Cancellation => cancellation?.Invoke() ?? default;

    /// <inheritdoc/>
    public IDisplayHandle? Show(object value) => show(value) is { } update ? new Handle(update) : null;

    private sealed class Handle(Action<object> update) : IDisplayHandle
    {
        public void Update(object value) => update(value);
    }
}

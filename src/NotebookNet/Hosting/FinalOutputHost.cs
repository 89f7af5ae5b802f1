using System.Reflection;
using NotebookNet.Visuals;

namespace NotebookNet.Hosting;

/// <summary>
/// A host that shows an object once and does not replace it while the cell runs: Verso and ClrKernel. It is known by its assemblies in
/// this process and called by name, so that the library needs no reference to it.
/// </summary>
internal sealed class FinalOutputHost : INotebookHost
{
    // Where each host keeps its display call, and whether that call takes the object or its HTML.
    private static readonly (string Name, string Assembly, string Type, string Method, bool TakesHtml)[] Known =
    [
        ("Verso", "Verso.Abstractions", "Verso.Abstractions.DisplayExtensions", "Display", false),
        ("ClrKernel", "ClrKernel.Core.Primitives", "ClrKernel.Core.Primitives.DisplayValues", "DisplayHtml", true),
    ];

    private readonly MethodInfo _display;
    private readonly bool _takesHtml;

    private FinalOutputHost(string name, MethodInfo display, bool takesHtml) => (Name, _display, _takesHtml) = (name, display, takesHtml);

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool IsLive => false;

    /// <inheritdoc/>
    public CancellationToken Cancellation => default;

    /// <summary>The host whose assembly is among those loaded; null without one, or when its display call has another form.</summary>
    public static FinalOutputHost? Find(IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies)
        {
            foreach (var (name, file, type, method, takesHtml) in Known)
            {
                if (assembly.GetName().Name == file && DisplayCall(assembly.GetType(type), method) is { } display)
                {
                    return new FinalOutputHost(name, display, takesHtml);
                }
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public IDisplayHandle? Show(object value)
    {
        var shown = value;
        if (_takesHtml)
        {
            (value as Displayable)?.OnDisplaying();
            shown = value switch
            {
                Displayable picture => picture.ToHtml(),
                Tensor tensor => tensor.ToHtml(),
                _ => "<pre>" + Markup.EscapeLines(value.ToString() ?? "") + "</pre>",
            };
        }

        // What it takes besides the object (a mime type) has a default.
        object?[] arguments = [shown, .. _display.GetParameters().Skip(1).Select(p => p.HasDefaultValue ? p.DefaultValue : null)];
        _display.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        return null;
    }

    private static MethodInfo? DisplayCall(Type? type, string name) => type?
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(m => m.Name == name && !m.IsGenericMethodDefinition)
        .Where(m => m.GetParameters() is [{ } first, .. var rest] && first.ParameterType == typeof(object) && rest.All(p => p.IsOptional))
        .MinBy(m => m.GetParameters().Length);
}

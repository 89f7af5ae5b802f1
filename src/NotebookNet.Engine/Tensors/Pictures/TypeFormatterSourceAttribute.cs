namespace NotebookNet.Pictures;

/// <summary>
/// The convention by which .NET Interactive finds a formatter: it looks for an attribute of exactly this name, in any
/// namespace, so no reference to the host's assemblies is needed (docs/HOSTS.md).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type whose <c>CreateTypeFormatters()</c> the host calls.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The mime types an output carries, the best one first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}

using System.Reflection;
using NotebookNet.Hosting;

namespace NotebookNet.Tool;

/// <summary>The version that the tool and the library in it share.</summary>
internal static class ToolVersion
{
    public static readonly string Text = typeof(NotebookHost).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}

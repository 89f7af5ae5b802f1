using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NotebookNet.Tool.Execution;

/// <summary>
/// Finds the assemblies that referenced assemblies need. Without it an assembly that a later cell adds would change the types of the ones
/// already there, and the compiler would call its own types ambiguous.
/// </summary>
internal sealed class NotebookReferenceResolver(Func<string, PortableExecutableReference?> find) : MetadataReferenceResolver
{
    // The compiler's own convention: needed, but not visible to the code.
    private const string Hidden = "<implicit>";

    public override bool ResolveMissingAssemblies => true;

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        find(referenceIdentity.Name)?.WithAliases([Hidden]);

    // Every #r is handled before the compiler sees it, with better errors.
    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties) => [];

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

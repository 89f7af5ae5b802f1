using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookNet.Tool.Parameters;

/// <summary>Turns the text of a command line into C# of a type. Numbers are written with a point, whatever the machine's language.</summary>
internal static class ParameterLiteral
{
    /// <summary>The value as an expression; null when the text is not of the type, or the type is none a command line can give.</summary>
    public static string? Of(ITypeSymbol type, string text)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return text is "null" or "" ? "null" : Of(nullable.TypeArguments[0], text);
        }

        if (type is IArrayTypeSymbol { Rank: 1 } array)
        {
            var inner = text.Trim().TrimStart('[').TrimEnd(']');
            string?[] items = inner.Trim().Length == 0 ? [] : [.. inner.Split(',').Select(item => Of(array.ElementType, item.Trim()))];
            var name = array.ElementType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
            return items.Contains(null) ? null : $"new {name}[] {{ {string.Join(", ", items)} }}";
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            var member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.Name.Equals(text, StringComparison.OrdinalIgnoreCase));
            return member is null ? null : $"{type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{member.Name}";
        }

        return type.SpecialType != SpecialType.None ? OfSpecial(type.SpecialType, text) : type.ToDisplayString() switch
        {
            "System.TimeSpan" when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) => $"System.TimeSpan.FromTicks({Invariant(span.Ticks)}L)",
            _ => null,
        };
    }

    /// <summary>What a person should write for a type; null for a type that no command line can give.</summary>
    public static string? Expected(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Expected(nullable.TypeArguments[0]) is { } inner ? inner + ", or null" : null,
        IArrayTypeSymbol { Rank: 1 } array => Expected(array.ElementType) is { } item ? $"a list like 1,2,3: each {item}" : null,
        { TypeKind: TypeKind.Enum } => "one of " + string.Join(", ", type.GetMembers().OfType<IFieldSymbol>().Select(f => f.Name)),
        _ => type.SpecialType switch
        {
            SpecialType.System_Boolean => "true or false",
            SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => "a number such as 0.01",
            SpecialType.System_String => "text",
            SpecialType.System_Char => "one character",
            SpecialType.System_DateTime => "a date such as 2026-11-22",
            >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => $"a whole number that fits {type.ToDisplayString()}",
            _ => type.ToDisplayString() == "System.TimeSpan" ? "a time such as 00:01:30" : null,
        },
    };

    private static string? OfSpecial(SpecialType type, string text)
    {
        const NumberStyles Whole = NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent;
        const NumberStyles Real = NumberStyles.Float;
        return type switch
        {
            SpecialType.System_String => SymbolDisplay.FormatLiteral(text, quote: true),
            SpecialType.System_Char => text.Length == 1 ? SymbolDisplay.FormatLiteral(text[0], quote: true) : null,
            SpecialType.System_Boolean => bool.TryParse(text, out var truth) ? truth ? "true" : "false" : null,
            SpecialType.System_SByte => Parsed<sbyte>(text, Whole, ""),
            SpecialType.System_Byte => Parsed<byte>(text, Whole, ""),
            SpecialType.System_Int16 => Parsed<short>(text, Whole, ""),
            SpecialType.System_UInt16 => Parsed<ushort>(text, Whole, ""),
            SpecialType.System_Int32 => Parsed<int>(text, Whole, ""),
            SpecialType.System_UInt32 => Parsed<uint>(text, Whole, "u"),
            SpecialType.System_Int64 => Parsed<long>(text, Whole, "L"),
            SpecialType.System_UInt64 => Parsed<ulong>(text, Whole, "ul"),
            SpecialType.System_Single => float.TryParse(text, Real, CultureInfo.InvariantCulture, out var f) ? Special(f, "float") ?? f.ToString("R", CultureInfo.InvariantCulture) + "f" : null,
            SpecialType.System_Double => double.TryParse(text, Real, CultureInfo.InvariantCulture, out var d) ? Special(d, "double") ?? d.ToString("R", CultureInfo.InvariantCulture) + "d" : null,
            SpecialType.System_Decimal => Parsed<decimal>(text, Real, "m"),
            SpecialType.System_DateTime => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? $"new System.DateTime({Invariant(date.Ticks)}L)" : null,
            _ => null,
        };
    }

    private static string? Parsed<T>(string text, NumberStyles style, string suffix)
        where T : System.Numerics.INumber<T> =>
        T.TryParse(text, style, CultureInfo.InvariantCulture, out var value) ? value.ToString(null, CultureInfo.InvariantCulture) + suffix : null;

    private static string? Special(double value, string type) =>
        double.IsNaN(value) ? type + ".NaN" : double.IsPositiveInfinity(value) ? type + ".PositiveInfinity" : double.IsNegativeInfinity(value) ? type + ".NegativeInfinity" : null;

    private static string Invariant(long value) => value.ToString(CultureInfo.InvariantCulture);
}

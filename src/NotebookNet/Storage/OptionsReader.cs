using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace NotebookNet;

/// <summary>Makes options from what <see cref="OptionsWriter"/> wrote; everything unexpected is a clear error.</summary>
internal sealed class OptionsReader(OptionTypes types, Func<string, Exception?, Exception> error)
{
    /// <summary>Reads options of a certain kind; null for null.</summary>
    public T? Read<T>(JsonElement json)
        where T : class => (T?)Read(json, typeof(T));

    /// <summary>Reads options that must be there.</summary>
    public T Require<T>(JsonElement json)
        where T : class => Read<T>(json) ?? throw error($"a {typeof(T).Name} is missing", null);

    private object? Read(JsonElement json, Type kind)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("type", out var typeName) || typeName.ValueKind != JsonValueKind.String)
        {
            throw error($"a {kind.Name} is described by an object with a type", null);
        }

        var name = typeName.GetString()!;
        var type = types.Find(name, kind) ?? throw error(
            $"'{name}' is no {kind.Name} of this version of NotebookNet; a type of your own has to be named: Model.Load(path, typeof({name}))", null);
        var shape = OptionShape.Of(type);
        CheckNames(json, name, shape);
        var arguments = shape.Parameters.Select(pair => Argument(json, pair.Parameter, pair.Property, name)).ToArray();
        try
        {
            var options = shape.Create(arguments);
            foreach (var property in shape.Others)
            {
                if (json.TryGetProperty(OptionShape.NameOf(property), out var value))
                {
                    property.SetMethod!.Invoke(options, BindingFlags.DoNotWrapExceptions, null, [Value(value, property.PropertyType, $"{name}.{property.Name}")], null);
                }
            }

            return options;
        }
        catch (Exception cause) when (cause is ArgumentException or ShapeException or ArithmeticException or NullReferenceException)
        {
            throw error($"the options of a {name} are not possible ({cause.Message})", cause);
        }
    }

    private void CheckNames(JsonElement json, string type, OptionShape shape)
    {
        var known = shape.Properties.Select(OptionShape.NameOf).Append("type").ToHashSet(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            if (!known.Remove(property.Name))
            {
                throw error($"a {type} has no option '{property.Name}' in this version of NotebookNet, or has it twice", null);
            }
        }
    }

    // An option a file does not know yet has its default.
    private object? Argument(JsonElement json, ParameterInfo parameter, PropertyInfo property, string type)
    {
        var what = $"{type}.{property.Name}";
        if (json.TryGetProperty(OptionShape.NameOf(property), out var value))
        {
            return Value(value, parameter.ParameterType.IsByRefLike ? property.PropertyType : parameter.ParameterType, what);
        }

        if (!parameter.HasDefaultValue)
        {
            throw error($"{what} is missing", null);
        }

        return parameter.ParameterType.IsEnum ? Enum.ToObject(parameter.ParameterType, parameter.DefaultValue!) : parameter.DefaultValue;
    }

    private object? Value(JsonElement json, Type type, string what)
    {
        if (OptionTypes.IsOption(type))
        {
            return Read(json, type);
        }

        if (json.ValueKind == JsonValueKind.Null)
        {
            return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? throw error($"{what} is missing", null) : null;
        }

        return Plain(json, Nullable.GetUnderlyingType(type) ?? type, what) ?? throw error($"{what} is no valid {type.Name}", null);
    }

    private object? Plain(JsonElement json, Type type, string what) => json.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False when type == typeof(bool) => json.GetBoolean(),
        JsonValueKind.Number when type == typeof(int) => json.TryGetInt32(out var number) ? number : null,
        JsonValueKind.Number when type == typeof(long) => json.TryGetInt64(out var number) ? number : null,
        JsonValueKind.Number when type == typeof(float) => json.TryGetSingle(out var number) ? number : null,
        JsonValueKind.Number when type == typeof(double) => json.TryGetDouble(out var number) ? number : null,
        JsonValueKind.String when type == typeof(string) => json.GetString(),
        JsonValueKind.String when type.IsEnum => Enum.GetNames(type).Contains(json.GetString()) ? Enum.Parse(type, json.GetString()!) : null,
        JsonValueKind.String when type == typeof(float) => NotFinite(json) is { } number ? (float)number : null,
        JsonValueKind.String when type == typeof(double) => NotFinite(json),
        JsonValueKind.Array when type == typeof(Size2D) => List(json, typeof(int), what) is int[] { Length: 2 } sizes ? new Size2D(sizes[0], sizes[1]) : null,
        JsonValueKind.Array when type == typeof(RandomRange) => List(json, typeof(double), what) is double[] { Length: 2 } ends ? new RandomRange(ends[0], ends[1]) : null,
        JsonValueKind.Array when ElementOf(type) is { } element => List(json, element, what),
        _ => null,
    };

    private Array List(JsonElement json, Type element, string what)
    {
        var list = Array.CreateInstance(element, json.GetArrayLength());
        var i = 0;
        foreach (var item in json.EnumerateArray())
        {
            list.SetValue(Value(item, element, what), i++);
        }

        return list;
    }

    private static double? NotFinite(JsonElement json) =>
        double.TryParse(json.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && !double.IsFinite(number) ? number : null;

    private static Type? ElementOf(Type type)
    {
        var element = type.IsArray ? type.GetElementType() : type.IsGenericType ? type.GetGenericArguments()[0] : null;
        return element is not null && type.IsAssignableFrom(element.MakeArrayType()) ? element : null;
    }
}

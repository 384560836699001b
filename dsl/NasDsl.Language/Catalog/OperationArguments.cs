using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog;

/// <summary>The resolved value of every parameter of an operation.</summary>
public sealed class OperationArguments : IEquatable<OperationArguments>
{
    private readonly Value[] _values;

    /// <summary>Takes the values in the order of the operation's parameters.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="values">One value for each parameter.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than parameters.</exception>
    public OperationArguments(Operation operation, IEnumerable<Value> values)
    {
        Operation = operation;
        _values = values.ToArray();
        if (_values.Length != operation.Parameters.Count)
        {
            throw new ArgumentException($"{operation.Name} has {operation.Parameters.Count} parameters, not {_values.Length}.", nameof(values));
        }
    }

    /// <summary>The operation.</summary>
    public Operation Operation { get; }

    /// <summary>The values, in the order of the operation's parameters.</summary>
    public IReadOnlyList<Value> Values => _values;

    /// <summary>The value of a parameter.</summary>
    /// <param name="parameter">Its name.</param>
    /// <exception cref="ArgumentException">The operation has no such parameter.</exception>
    public Value this[string parameter]
    {
        get
        {
            for (var i = 0; i < _values.Length; i++)
            {
                if (Operation.Parameters[i].Name == parameter)
                {
                    return _values[i];
                }
            }

            throw new ArgumentException($"{Operation.Name} has no parameter '{parameter}'.", nameof(parameter));
        }
    }

    /// <summary>The value of a whole-number parameter.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The number.</returns>
    public int Int(string parameter) => (int)this[parameter].Number;

    /// <summary>The value of a real parameter.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The number.</returns>
    public double Real(string parameter) => this[parameter].Number;

    /// <summary>The value of a truth-value parameter.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The truth.</returns>
    public bool Flag(string parameter) => this[parameter].Number != 0;

    /// <inheritdoc/>
    public bool Equals(OperationArguments? other) =>
        other is not null && Operation.Equals(other.Operation) && _values.SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OperationArguments);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Operation.Name.Length;
        foreach (var value in _values)
        {
            hash = unchecked((hash * 31) + value.GetHashCode());
        }

        return hash;
    }

    /// <summary>The operation as it is written, with those arguments that are not defaults: <c>conv(filters: 16, kernel: 3)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var given = new List<string>();
        for (var i = 0; i < _values.Length; i++)
        {
            if (Operation.Parameters[i].Default != _values[i])
            {
                given.Add($"{Operation.Parameters[i].Name}: {_values[i]}");
            }
        }

        return given.Count == 0 ? Operation.Name : $"{Operation.Name}({string.Join(", ", given)})";
    }
}

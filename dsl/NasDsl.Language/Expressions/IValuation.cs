using NasDsl.Language.Model;

namespace NasDsl.Language.Expressions;

/// <summary>What an expression can ask about a candidate.</summary>
public interface IValuation
{
    /// <summary>The value of a gene, or null when it is inactive.</summary>
    /// <param name="gene">The index of the gene.</param>
    Value? Gene(int gene);

    /// <summary>Whether a place is taken.</summary>
    /// <param name="condition">When it is.</param>
    bool Holds(GeneCondition condition);

    /// <summary>A cost of the candidate's network, or null when it is not known.</summary>
    /// <param name="cost">Which cost.</param>
    /// <param name="device">The device of a latency or an energy, else null.</param>
    double? Cost(CostKind cost, string? device);

    /// <summary>A measured quality, or null when it has not been measured.</summary>
    /// <param name="name">Its name in the language, or the text of the use of one that is written in C#.</param>
    double? Metric(string name);
}

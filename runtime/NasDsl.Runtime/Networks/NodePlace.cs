using NasDsl.Language.Model;

namespace NasDsl.Networks;

/// <summary>Where in its space a node comes from.</summary>
/// <param name="Module">The module that it is an operation of: the same object for all genomes of a space.</param>
/// <param name="Visit">How many nodes of that module come before it: copies of a repeat that share their genes share the module.</param>
internal readonly record struct NodePlace(ModuleModel Module, int Visit);

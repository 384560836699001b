using NasApp;

var kind = FlowerSearch.Champion.Predict([47.5f, 14.1f]);
Console.WriteLine($"A petal of 47.5 mm by 14.1 mm is of kind {kind}.");
Console.WriteLine(FlowerSearch.Champion.Architecture);

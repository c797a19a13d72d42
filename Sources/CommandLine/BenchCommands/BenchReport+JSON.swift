import OllamaWire
import Statistics
import Transcript

extension BenchReport {
  /// Everything, for programs; README tells the keys.
  ///
  /// Durations are whole nanoseconds under the names of the server's final chunk, those of our clock
  /// and of summaries say so by their unit; what is not known is left out.
  var json: JSONValue {
    .object([
      "format": "ollatui-bench", "version": 1, "ollatui": .string(Version.text),
      "started": .integer(started.milliseconds), "interrupted": .bool(isInterrupted),
      "host": .string(host), "server_version": serverVersion.map { .string($0) } ?? .null,
      "machine": machine.json, "settings": wishes.json, "models": .array(models.map(\.json)),
    ])
  }
}

extension Machine {
  fileprivate var json: JSONValue {
    var members: [String: JSONValue] = [
      "system": .string(system), "architecture": .string(architecture),
      "processors": .integer(Int64(processorCount)), "memory": .integer(Int64(bytes)),
    ]
    members["processor"] = processor.map { .string($0) }
    return .object(members)
  }
}

extension BenchWishes {
  fileprivate var json: JSONValue {
    var members: [String: JSONValue] = [
      "runs": .integer(Int64(runs)), "warmup": .integer(Int64(warmups)),
      "cold": .integer(Int64(coldLoads)), "num_predict": .integer(Int64(replyTokens)),
      "options": .object(options.values), "think": .string(thinkText),
    ]
    switch prompt {
    case .sizes(let sizes):
      members["prompt_sizes"] = .array(sizes.map { .integer(Int64($0)) })
    case .text(let text):
      members["prompt"] = .string(text)
    }
    return .object(members)
  }
}

extension ModelResult {
  fileprivate var json: JSONValue {
    var members: [String: JSONValue] = [
      "model": .string(model), "notes": .array(notes.map { .string($0) }),
      "runs": .array(runs.map(\.json)), "summaries": .array(cases.map(summaries)),
      "failure": failure.map {
        .object(["kind": .string($0.kind.rawValue), "message": .string($0.message)])
      } ?? .null,
    ]
    members["details"] = details.map { details in
      .object([
        "family": .string(details.family), "parameter_size": .string(details.parameterSize),
        "quantization_level": .string(details.quantizationLevel),
      ])
    }
    if !digest.isEmpty { members["digest"] = .string(digest) }
    members["remote_host"] = remoteHost.map { .string($0) }
    members["context_length"] = contextLength.map { .integer(Int64($0)) }
    members["size"] = memory.map { .integer(Int64($0.bytes)) }
    members["size_vram"] = memory?.videoBytes.map { .integer(Int64($0)) }
    return .object(members)
  }

  private func summaries(_ kind: BenchCase) -> JSONValue {
    var figures: [String: JSONValue] = [:]
    for measure in kind.measures {
      figures[measure.rawValue] = summary(measure, of: kind)?.json(measure.unit)
    }
    var members: [String: JSONValue] = [
      "case": .string(kind.name), "runs": .integer(Int64(counted(kind).count)),
      "figures": .object(figures),
    ]
    members["prompt_size"] = kind.size.map { .integer(Int64($0)) }
    if case .again = kind {
      members["cached"] = .integer(Int64(counted(kind).count { $0.wasCached == true }))
    }
    return .object(members)
  }
}

extension Summary {
  fileprivate func json(_ unit: Measure.Unit) -> JSONValue {
    var members: [String: JSONValue] = [
      "unit": .string(unit.rawValue), "count": .integer(Int64(count)), "median": .number(median),
      "p95": .number(p95), "mean": .number(mean), "minimum": .number(minimum),
      "maximum": .number(maximum), "lower_quartile": .number(lowerQuartile),
      "upper_quartile": .number(upperQuartile), "interquartile_range": .number(interquartileRange),
    ]
    members["standard_deviation"] = standardDeviation.map { .number($0) }
    return .object(members)
  }
}

extension BenchRun {
  fileprivate var json: JSONValue {
    let figures = reply.figures
    var members: [String: JSONValue] = [
      "case": .string(step.kind.name), "number": .integer(Int64(step.number)),
      "counted": .bool(step.isCounted), "mark": .integer(Int64(prompt.mark)),
      "state": .string(reply.state.name), "chunks": .integer(Int64(figures.chunks)),
      "options": .object(reply.asked.options.values),
      "metrics": .object(figures.metrics?.wire ?? [:]),
    ]
    members["prompt_size"] = step.kind.size.map { .integer(Int64($0)) }
    members["words"] = prompt.words.map { .integer(Int64($0)) }
    members["started"] = reply.created.map { .integer($0.milliseconds) }
    members["done_reason"] = figures.doneReason.map { .string($0) }
    members["first_token"] = figures.firstToken.map { .integer($0.wireNanoseconds) }
    members["thinking"] = figures.thinking.map { .integer($0.wireNanoseconds) }
    members["elapsed"] = figures.elapsed.map { .integer($0.wireNanoseconds) }
    members["eval_rate"] = value(of: .evalRate).map { .number($0) }
    members["clock_rate"] = value(of: .clockRate).map { .number($0) }
    switch figures.promptRate(mayBeCached: mayBeCached) {
    case .known(let rate): members["prompt_rate"] = .number(rate)
    case .upperBound(let rate): members["prompt_rate_at_most"] = .number(rate)
    case .unknown: break
    }
    if cache != nil { members["cached"] = wasCached.map { .bool($0) } ?? .null }
    return .object(members)
  }
}

extension Metrics {
  /// The figures under the names of the wire.
  fileprivate var wire: [String: JSONValue] {
    var members: [String: JSONValue] = [:]
    members["total_duration"] = totalDuration.map { .integer($0.wireNanoseconds) }
    members["load_duration"] = loadDuration.map { .integer($0.wireNanoseconds) }
    members["prompt_eval_count"] = promptEvalCount.map { .integer(Int64($0)) }
    members["prompt_eval_cached_count"] = promptEvalCachedCount.map { .integer(Int64($0)) }
    members["prompt_eval_duration"] = promptEvalDuration.map { .integer($0.wireNanoseconds) }
    members["eval_count"] = evalCount.map { .integer(Int64($0)) }
    members["eval_duration"] = evalDuration.map { .integer($0.wireNanoseconds) }
    return members
  }
}

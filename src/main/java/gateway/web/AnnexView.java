package gateway.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gateway.contract.Annex;
import gateway.contract.AnnexRequest;
import java.util.List;

/** Writes what lies beside a contract, and what people were asked to attach. */
final class AnnexView {
  private AnnexView() {}

  static ArrayNode annexes(List<Annex> annexes) {
    ArrayNode all = ApiJson.MAPPER.createArrayNode();
    for (Annex annex : annexes) {
      ObjectNode node = all.addObject();
      node.put("index", annex.index());
      node.put("name", annex.name());
      node.put("mediaType", annex.mediaType());
      node.put("size", annex.size());
      node.put("sha256", annex.content().sha256());
      node.put("from", annex.from());
      node.put("request", annex.request().isEmpty() ? null : annex.request());
      node.put("receivedAt", annex.receivedAt().toString());
      node.put("href", "/api/v1/contracts/" + annex.contract() + "/annexes/" + annex.index());
    }
    return all;
  }

  static ArrayNode collect(List<AnnexRequest> requests, List<Annex> annexes) {
    ArrayNode all = ApiJson.MAPPER.createArrayNode();
    for (AnnexRequest request : requests) {
      List<Annex> given =
          annexes.stream().filter(annex -> annex.request().equals(request.name())).toList();
      ObjectNode node = all.addObject();
      node.put("name", request.name());
      node.put("label", request.label());
      ArrayNode types = node.putArray("types");
      request.types().forEach(types::add);
      node.put("maxSizeMb", request.maxSizeMb());
      node.put("maxFiles", request.maxFiles());
      node.put("required", request.required());
      node.put("from", request.from());
      node.put("state", given.isEmpty() ? "open" : "given");
      ArrayNode indexes = node.putArray("annexes");
      given.forEach(annex -> indexes.add(annex.index()));
    }
    return all;
  }
}

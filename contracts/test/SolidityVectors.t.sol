// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessGrants} from "../src/AccessGrants.sol";
import {DevelopmentUsd} from "../src/DevelopmentUsd.sol";
import {Payouts} from "../src/Payouts.sol";
import {PoolId, ReleaseId} from "../src/interfaces/Ids.sol";
import {Base} from "./Base.t.sol";
import {Consent, TypedData} from "./TypedData.sol";

/// @notice Trees and hashes made by the contracts, checked by TypeScript (server/chain/vectors.test.ts). The test
/// fails where the file is not what it makes; WRITE_VECTORS=1 writes it.
contract SolidityVectorsTest is Base {
    string internal constant FILE = "test/vectors/solidity.json";

    address internal ada = makeAddr("ada");

    function test_S7_Vectors_MadeBySolidityAreThoseThatTypeScriptReads() external {
        string memory trees = _and(_tree(1, 31337), _tree(2, 1));
        trees = _and(_and(trees, _tree(5, 8453)), _and(_tree(16, 10), _tree(23, 31337)));
        string memory consents = _and(_and(_consent(0, 1), _consent(2, 8453)), _consent(5, 31337));
        string memory purchases = _and(_purchase("one", 31337), _purchase("other", 8453));
        string memory made = string.concat('{\n"trees": [\n', trees, '\n],\n"consents": [\n', consents);
        made = string.concat(made, '\n],\n"purchases": [\n', purchases, "\n]\n}\n");
        if (vm.envOr("WRITE_VECTORS", false)) vm.writeFile(FILE, made);
        assertEq(
            vm.readFile(FILE), made, "WRITE_VECTORS=1 node contracts/forge.mjs test writes the file anew"
        );
    }

    /// @dev The real Payouts, at an address that no other change of these tests moves.
    function _tree(uint256 count, uint256 chainId) private returns (string memory) {
        Payouts at = Payouts(makeAddr(string.concat("payouts ", vm.toString(count))));
        vm.etch(address(at), address(payouts).code);
        address paidIn = makeAddr("token of the vectors");
        vm.etch(paidIn, address(token).code);
        PoolId pool = openPool(string.concat("vectors ", vm.toString(count)), paidIn);
        vm.chainId(chainId);
        bytes32[] memory hashes = new bytes32[](count);
        for (uint256 i = 0; i < count; i++) {
            hashes[i] = at.leafOf(pool, _account(i), _amount(i));
        }
        bytes32[] memory nodes = _complete(_sorted(hashes));
        string memory leaves;
        for (uint256 i = 0; i < count; i++) {
            leaves = string.concat(leaves, i == 0 ? "" : ",\n", _leaf(i, hashes[i], nodes));
        }
        string memory domain = string.concat(
            _text("payouts", vm.toString(address(at))),
            _text("poolOnChainId", vm.toString(PoolId.unwrap(pool))),
            _text("token", vm.toString(paidIn)),
            '"leaves": [\n',
            leaves,
            "\n]}"
        );
        return string.concat(
            '{"chainId": ', vm.toString(chainId), ", ", _text("root", vm.toString(nodes[0])), domain
        );
    }

    function _leaf(uint256 index, bytes32 hash, bytes32[] memory nodes) private pure returns (string memory) {
        uint256 node = nodes.length - 1;
        while (nodes[node] != hash) {
            node--;
        }
        string memory proof;
        while (node > 0) {
            uint256 sibling = node % 2 == 1 ? node + 1 : node - 1;
            proof = string.concat(
                proof, bytes(proof).length == 0 ? '"' : ', "', vm.toString(nodes[sibling]), '"'
            );
            node = (node - 1) / 2;
        }
        return string.concat(
            "{",
            _text("account", vm.toString(_account(index))),
            _text("cumulativeAmount", vm.toString(_amount(index))),
            _text("hash", vm.toString(hash)),
            '"proof": [',
            proof,
            "]}"
        );
    }

    function _consent(uint256 purposeCount, uint256 chainId) private returns (string memory) {
        string[5] memory names = ["statistics", "retrieve", "evaluate", "train", "label"];
        Consent memory consent = Consent({
            pool: keccak256(abi.encode("pool", purposeCount)),
            contributionHash: sha256(abi.encode("ciphertext", purposeCount)),
            purposes: new string[](purposeCount),
            expiry: uint64(type(uint64).max - purposeCount),
            nonce: keccak256(abi.encode("nonce", purposeCount))
        });
        for (uint256 i = 0; i < purposeCount; i++) {
            consent.purposes[i] = names[i];
        }
        address verifier = makeAddr("registry of the vectors");
        bytes32 hash = TypedData.consentHash(chainId, verifier, consent);
        return string.concat(
            _head(chainId, hash), _text("registry", vm.toString(verifier)), _consentFields(consent)
        );
    }

    function _consentFields(Consent memory consent) private pure returns (string memory) {
        string memory purposes;
        for (uint256 i = 0; i < consent.purposes.length; i++) {
            purposes = string.concat(purposes, i == 0 ? '"' : ', "', consent.purposes[i], '"');
        }
        string memory words = string.concat(
            _text("pool", vm.toString(consent.pool)),
            _text("contributionHash", vm.toString(consent.contributionHash)),
            _text("expiry", vm.toString(consent.expiry)),
            _text("nonce", vm.toString(consent.nonce))
        );
        return string.concat(words, '"purposes": [', purposes, "]}");
    }

    /// @dev The domain is what the token itself answers; the nonce what AccessGrants answers.
    function _purchase(string memory name, uint256 chainId) private returns (string memory) {
        AccessGrants grantsAt = AccessGrants(makeAddr("grants of the vectors"));
        DevelopmentUsd tokenAt = DevelopmentUsd(makeAddr("token of the vectors"));
        vm.etch(address(grantsAt), address(grants).code);
        vm.etch(address(tokenAt), address(token).code);
        vm.chainId(chainId);
        bytes32 salt = keccak256(bytes(name));
        ReleaseId sold = ReleaseId.wrap(keccak256(bytes.concat("release ", bytes(name))));
        bytes32 nonce = grantsAt.purchaseNonce(sold, ada, 2 * uint256(PRICE), TERMS, salt);
        bytes32 message = _message(address(grantsAt), nonce);
        bytes32 hash = keccak256(abi.encodePacked("\x19\x01", tokenAt.DOMAIN_SEPARATOR(), message));
        string memory places = string.concat(
            _text("grants", vm.toString(address(grantsAt))),
            _text("token", vm.toString(address(tokenAt))),
            _text("release", vm.toString(ReleaseId.unwrap(sold))),
            _text("salt", vm.toString(salt))
        );
        return string.concat(_head(chainId, hash), places, _order(), '"nonce": "', vm.toString(nonce), '"}');
    }

    function _message(address grantsAt, bytes32 nonce) private view returns (bytes32) {
        return
            keccak256(
                abi.encode(RECEIVE_TYPEHASH, buyer, grantsAt, uint256(PRICE), 7, type(uint40).max, nonce)
            );
    }

    function _order() private view returns (string memory) {
        string memory who =
            string.concat(_text("payer", vm.toString(buyer)), _text("buyer", vm.toString(ada)));
        return string.concat(
            who,
            _text("priceAmount", vm.toString(uint256(PRICE))),
            _text("maxPriceAmount", vm.toString(2 * uint256(PRICE))),
            _text("termsHash", vm.toString(TERMS)),
            _text("validAfter", "7"),
            _text("validBefore", vm.toString(uint256(type(uint40).max)))
        );
    }

    function _head(uint256 chainId, bytes32 hash) private pure returns (string memory) {
        return string.concat('{"chainId": ', vm.toString(chainId), ", ", _text("hash", vm.toString(hash)));
    }

    function _account(uint256 index) private pure returns (address) {
        return address(uint160(uint256(keccak256(abi.encode("account", index)))));
    }

    /// @dev From one unit up to more than 2^80 of them.
    function _amount(uint256 index) private pure returns (uint256) {
        return index == 0 ? 1 : uint256(keccak256(abi.encode("amount", index))) >> (172 + (7 * index) % 80);
    }

    function _sorted(bytes32[] memory hashes) private pure returns (bytes32[] memory sorted) {
        sorted = new bytes32[](hashes.length);
        for (uint256 i = 0; i < hashes.length; i++) {
            uint256 place = i;
            for (; place > 0 && sorted[place - 1] > hashes[i]; place--) {
                sorted[place] = sorted[place - 1];
            }
            sorted[place] = hashes[i];
        }
    }

    /// @dev Root first, leaves last and in falling order, as OpenZeppelin's StandardMerkleTree lays a tree out.
    function _complete(bytes32[] memory sorted) private pure returns (bytes32[] memory nodes) {
        uint256 count = sorted.length;
        nodes = new bytes32[](2 * count - 1);
        for (uint256 i = 0; i < count; i++) {
            nodes[nodes.length - 1 - i] = sorted[i];
        }
        for (uint256 i = count - 1; i > 0; i--) {
            (bytes32 a, bytes32 b) = (nodes[2 * i - 1], nodes[2 * i]);
            nodes[i - 1] = a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
        }
    }

    function _and(string memory one, string memory other) private pure returns (string memory) {
        return string.concat(one, ",\n", other);
    }

    function _text(string memory name, string memory value) private pure returns (string memory) {
        return string.concat('"', name, '": "', value, '", ');
    }
}

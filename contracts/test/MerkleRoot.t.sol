// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Test} from "forge-std/Test.sol";
import {MerkleRoot} from "../src/MerkleRoot.sol";

contract MerkleRootTest is Test {
    function testFuzz_S7_Climb_IsOpenZeppelins(bytes32 leaf, bytes32[] memory proof) external view {
        assertEq(this.climb(leaf, proof), MerkleProof.processProof(proof, leaf));
    }

    function testFuzz_S7_Climb_WhenSiblingsAreEqual_IsOpenZeppelins(bytes32 leaf) external view {
        bytes32[] memory proof = new bytes32[](1);
        proof[0] = leaf;
        assertEq(this.climb(leaf, proof), MerkleProof.processProof(proof, leaf));
    }

    function testFuzz_Hash_IsKeccakOfTheWord(bytes32 word) external pure {
        assertEq(MerkleRoot.hash(word), keccak256(bytes.concat(word)));
    }

    function climb(bytes32 leaf, bytes32[] calldata proof) external pure returns (bytes32) {
        return MerkleRoot.climb(leaf, proof);
    }
}
